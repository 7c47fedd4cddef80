using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace WorkflowConnect.Architecture.Tests;

/// <summary>What a compiled project refers to, read from its metadata: finds what no line of source spells out.</summary>
internal sealed record BuiltAssembly(IReadOnlyList<string> Assemblies, IReadOnlyList<string> Types)
{
    /// <summary>The project's output of the configuration that these tests were built in; null when it was not built.</summary>
    public static BuiltAssembly? Of(string project)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var name = project == "Host" ? "workflowconnect" : $"WorkflowConnect.{project}";
        var path = Path.Combine(Repository.Root, "src", project, "bin", configuration, "net10.0", $"{name}.dll");
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return new BuiltAssembly(
            [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))],
            [.. metadata.TypeReferences.Select(handle => NameOf(metadata, metadata.GetTypeReference(handle)))]);
    }

    private static string NameOf(MetadataReader metadata, TypeReference type) =>
        $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
}
