using System.Collections.Frozen;
using System.Text.Json;

namespace WorkflowConnect.Host.Studio;

/// <summary>The installed files of Elsa Studio by their address below <c>/studio/</c>; only these are ever served.</summary>
internal sealed class StudioPackage
{
    private const string Proof = "_framework/blazor.webassembly.js";
    private static readonly string[] Served = ["_framework/", "_content/", "Elsa.Studio.Host.CustomElements.styles.css"];
    private static readonly string[] Places = ["studio", "src/Host/Studio/node_modules/@elsa-workflows/elsa-studio-wasm"];

    private readonly FrozenDictionary<string, StudioFile> _files;

    private StudioPackage(string? version, IEnumerable<StudioFile> files)
    {
        Version = version;
        _files = files.ToFrozenDictionary(file => file.Address, StringComparer.Ordinal);
    }

    /// <summary>The installed version, or null where the package is not installed.</summary>
    public string? Version { get; }

    /// <summary>The package beside the program when published, else in the source tree above it.</summary>
    public static StudioPackage Find() => Folder() is { } folder ? Read(folder) : new StudioPackage(null, []);

    /// <summary>Takes stock of a folder, so that no request ever looks for a file by a name of its own making.</summary>
    public static StudioPackage Read(string folder)
    {
        var paths = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), StringComparer.Ordinal);
        using var package = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(folder, "package.json")));
        return new StudioPackage(
            package.RootElement.GetProperty("version").GetString(),
            paths.Where(file => Served.Any(start => file.Key.StartsWith(start, StringComparison.Ordinal)))
                .Where(file => StudioFile.TypeOf(file.Key) is not null)
                .Select(file => new StudioFile(file.Key, file.Value)
                {
                    Brotli = paths.GetValueOrDefault(file.Key + ".br"),
                    Gzip = paths.GetValueOrDefault(file.Key + ".gz"),
                }));
    }

    public StudioFile? File(string address) => _files.GetValueOrDefault(address);

    private static string? Folder()
    {
        for (var place = new DirectoryInfo(AppContext.BaseDirectory); place is not null; place = place.Parent)
        {
            if (Places.Select(p => Path.Combine(place.FullName, p)).FirstOrDefault(p => System.IO.File.Exists(Path.Combine(p, Proof))) is { } folder)
            {
                return folder;
            }
        }

        return null;
    }
}
