using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace WorkflowConnect.Host.Plugins;

/// <summary>Tells the assemblies with activities in a folder from their dependencies, without loading any.</summary>
internal static class PluginFiles
{
    private const string Engine = "WorkflowConnect.Engine";

    /// <summary>In the folder and one level below it, in a fixed order.</summary>
    public static IReadOnlyList<string> In(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder).Prepend(folder).SelectMany(PluginsIn).Select(Path.GetFullPath).Order(StringComparer.Ordinal)]
        : [];

    // What refers to the engine, and what nothing beside it refers to: that was put there for its own sake.
    private static IEnumerable<string> PluginsIn(string place)
    {
        var files = Directory.EnumerateFiles(place, "*.dll")
            .Where(path => !Path.GetFileName(path).StartsWith("WorkflowConnect.", StringComparison.OrdinalIgnoreCase))
            .Select(path => (Path: path, References: ReferencesOf(path)))
            .ToList();
        var needed = files.SelectMany(file => file.References).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return files
            .Where(file => file.References.Contains(Engine, StringComparer.Ordinal) || !needed.Contains(Path.GetFileNameWithoutExtension(file.Path)))
            .Select(file => file.Path);
    }

    // A file that is no assembly at all is reported when it is loaded.
    private static IReadOnlyList<string> ReferencesOf(string path)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            if (!file.HasMetadata)
            {
                return [];
            }

            var metadata = file.GetMetadataReader();
            return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
        }
        catch (BadImageFormatException)
        {
            return [];
        }
    }
}
