using System.Diagnostics;

namespace WorkflowConnect.Architecture.Tests;

/// <summary>The repository as files: what the rules are checked against.</summary>
internal static class Repository
{
    private static readonly string[] GeneratedFolders = ["bin", "obj", "node_modules", "TestResults"];

    public static string Root { get; } = FindRoot();

    /// <summary>The hand-written files below a folder of the repository; nothing when the folder is not there.</summary>
    public static IReadOnlyList<SourceFile> Files(string folder, params string[] extensions)
    {
        var start = Path.Combine(Root, folder);
        return Directory.Exists(start)
            ? [.. Walk(start).Where(path => extensions.Contains(Path.GetExtension(path))).Select(Read).OrderBy(f => f.Path, StringComparer.Ordinal)]
            : [];
    }

    public static IReadOnlyList<SourceFile> Projects() => [.. Files("src", ".csproj"), .. Files("tests", ".csproj"), .. Files("bench", ".csproj")];

    public static SourceFile Read(string path) =>
        new(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path));

    public static SourceFile ReadRelative(string path) => Read(Path.Combine(Root, path));

    public static bool Exists(string path) => File.Exists(Path.Combine(Root, path)) || Directory.Exists(Path.Combine(Root, path));

    /// <summary>Paths of the files that git tracks, or null where there is no git or no repository.</summary>
    public static IReadOnlyList<string>? TrackedFiles()
    {
        try
        {
            var (exit, output) = Run("git", "ls-files", "-z");
            return exit == 0 ? output.Split('\0', StringSplitOptions.RemoveEmptyEntries) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Runs a program in the root and returns its exit code and standard output.</summary>
    public static (int Exit, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(child => !GeneratedFolders.Contains(Path.GetFileName(child)))
                .SelectMany(Walk));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "WorkflowConnect.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No folder above the tests holds WorkflowConnect.sln.");
    }
}
