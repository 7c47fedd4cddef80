using System.Reflection;
using System.Runtime.Loader;

namespace WorkflowConnect.Host.Plugins;

/// <summary>
/// Loads one dropped-in assembly with its own dependencies. What the product itself brings comes from the product, so that
/// both mean the same types; everything else comes from the plugin's folder, so that two plugins may need two versions.
/// </summary>
internal sealed class PluginContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
{
    private static readonly HashSet<string> OfTheProduct = new(
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator).Select(file => Path.GetFileNameWithoutExtension(file)),
        StringComparer.OrdinalIgnoreCase);

    private readonly string _folder = Path.GetDirectoryName(path)!;

    public Assembly LoadPlugin() => LoadFromAssemblyPath(path);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is not { } name || OfTheProduct.Contains(name))
        {
            return null;
        }

        var file = Path.Combine(_folder, $"{name}.dll");
        return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }
}
