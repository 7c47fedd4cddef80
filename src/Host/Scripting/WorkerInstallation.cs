using System.Diagnostics;
using System.Globalization;

namespace WorkflowConnect.Host.Scripting;

/// <summary>Where Node, the worker and the templates are; found once, with a message that helps when one is missing.</summary>
internal sealed record WorkerInstallation(string Node, Version NodeVersion, string WorkerPath, string TemplatesPath)
{
    private static readonly string[] Packages = ["@myriaddreamin/typst-ts-node-compiler", "liquidjs", "quickjs-emscripten"];

    /// <exception cref="WorkerUnavailableException">Something is missing; every missing thing is named.</exception>
    public static WorkerInstallation Find(ScriptingOptions options)
    {
        var missing = new List<string>();
        var node = FindNode(options.NodePath);
        var version = node is null ? null : VersionOf(node);
        if (node is null)
        {
            missing.Add($"Node: '{options.NodePath}' was not found. Install Node 20 or later (https://nodejs.org) or set Scripting:NodePath.");
        }
        else if (version is null || version.Major < 20)
        {
            missing.Add($"Node 20 or later: '{node}' reports {version?.ToString() ?? "no version"}. Install a newer one or set Scripting:NodePath.");
        }

        var worker = options.WorkerPath ?? FindFolder("worker", Path.Combine("src", "Host", "Scripting", "worker"), "main.mjs");
        if (worker is null || !File.Exists(Path.Combine(worker, "main.mjs")))
        {
            missing.Add($"The worker: no main.mjs in '{worker ?? AppContext.BaseDirectory}'. Set Scripting:WorkerPath.");
        }
        else
        {
            var absent = Packages.Where(p => !File.Exists(Path.Combine(worker, "node_modules", p, "package.json"))).ToList();
            if (absent.Count > 0)
            {
                missing.Add($"The npm packages {string.Join(", ", absent)}: run 'npm ci --prefix {worker}'.");
            }
        }

        var templates = options.TemplatesPath ?? FindFolder("templates", "templates", "protocol.typ");
        if (templates is null || !Directory.Exists(Path.Combine(templates, "fonts")))
        {
            missing.Add($"The templates: no folder 'fonts' in '{templates ?? AppContext.BaseDirectory}'. Set Scripting:TemplatesPath.");
        }

        return missing.Count == 0
            ? new WorkerInstallation(node!, version!, Path.GetFullPath(worker!), Path.GetFullPath(templates!))
            : throw new WorkerUnavailableException("JavaScript, Liquid and PDF cannot run. Missing:\n- " + string.Join("\n- ", missing));
    }

    private static string? FindNode(string path)
    {
        if (path.Contains('/', StringComparison.Ordinal) || path.Contains('\\', StringComparison.Ordinal))
        {
            return File.Exists(path) ? path : null;
        }

        var names = OperatingSystem.IsWindows() ? new[] { path + ".exe", path } : [path];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(n => Path.Combine(folder, n)))
            .FirstOrDefault(File.Exists);
    }

    private static Version? VersionOf(string node)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(node, "--version") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return Version.TryParse(text.Trim().TrimStart('v'), out var version) ? version : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Beside the program when published, else somewhere above it: the source tree.</summary>
    private static string? FindFolder(string published, string source, string proof)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            foreach (var candidate in new[] { Path.Combine(folder.FullName, published), Path.Combine(folder.FullName, source) })
            {
                if (File.Exists(Path.Combine(candidate, proof)))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    /// <summary>The process's command line: no writing, no child processes, no code from strings.</summary>
    public IEnumerable<string> Arguments()
    {
        var permission = NodeVersion >= new Version(22, 13) ? "--permission" : "--experimental-permission";
        yield return permission;
        yield return "--allow-addons";
        yield return "--allow-worker";
        yield return "--allow-fs-read=" + WorkerPath;
        yield return "--allow-fs-read=" + TemplatesPath;
        yield return "--disallow-code-generation-from-strings";
        yield return "--disable-proto=delete";
        yield return "--max-old-space-size=" + 512.ToString(CultureInfo.InvariantCulture);
        yield return "--no-warnings";
        yield return Path.Combine(WorkerPath, "main.mjs");
    }
}
