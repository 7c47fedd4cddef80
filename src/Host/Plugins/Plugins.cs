using System.Reflection;
using System.Runtime.Versioning;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;

namespace WorkflowConnect.Host.Plugins;

/// <summary>
/// Assemblies that an integrator dropped into the folder <c>plugins</c>. One that cannot be used is reported and left out;
/// the product starts without it.
/// </summary>
internal static class Plugins
{
    public static IServiceCollection AddPlugins(this IServiceCollection services, WorkflowEngineBuilder engine, string folder)
    {
        PluginReport[] reports = [.. PluginFiles.In(folder).Select(path => Load(services, engine, path))];
        return services.AddSingleton<IReadOnlyList<PluginReport>>(reports).AddHostedService<ReportPlugins>();
    }

    private static PluginReport Load(IServiceCollection services, WorkflowEngineBuilder engine, string path)
    {
        try
        {
            var assembly = new PluginContext(path).LoadPlugin();
            if (FrameworkProblem(assembly) is { } problem)
            {
                return new PluginReport(path, [], problem);
            }

            var own = new ServiceCollection();
            foreach (var entry in assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IActivityPlugin).IsAssignableFrom(type)))
            {
                ((IActivityPlugin)Activator.CreateInstance(entry)!).AddServices(own);
            }

            var activities = engine.TryAddActivitiesFrom(assembly);
            if (activities.Problem is null)
            {
                foreach (var service in own)
                {
                    services.Add(service);
                }
            }

            return new PluginReport(path, activities.TypeNames, activities.Problem);
        }
        catch (BadImageFormatException)
        {
            return new PluginReport(path, [], "The file is no .NET assembly for this machine. Build it for net10.0, any CPU.");
        }
        catch (ReflectionTypeLoadException error)
        {
            var missing = error.LoaderExceptions.OfType<FileNotFoundException>().Select(item => item.FileName).OfType<string>().Distinct();
            return new PluginReport(path, [], $"Something it needs is missing: {Or(string.Join("; ", missing), error.Message)}. Put its dependencies beside it (dotnet publish).");
        }
        catch (FileNotFoundException error)
        {
            return new PluginReport(path, [], $"Something it needs is missing: {error.FileName}. Put its dependencies beside it (dotnet publish).");
        }
        catch (Exception error)
        {
            // Whatever a stranger's code throws while it is being loaded must not keep the product from starting.
            var cause = (error as TargetInvocationException)?.InnerException ?? error;
            return new PluginReport(path, [], $"{cause.GetType().Name}: {cause.Message}");
        }
    }

    private static string Or(string text, string other) => text.Length > 0 ? text : other;

    private static string? FrameworkProblem(Assembly assembly)
    {
        if (assembly.GetCustomAttribute<TargetFrameworkAttribute>()?.FrameworkName is not { } name)
        {
            return null;
        }

        var framework = new FrameworkName(name);
        return framework.Identifier switch
        {
            ".NETCoreApp" when framework.Version.Major > Environment.Version.Major =>
                $"It was built for .NET {framework.Version}, the product runs on .NET {Environment.Version.Major}. Build it for net{Environment.Version.Major}.0.",
            ".NETFramework" => $"It was built for .NET Framework {framework.Version}. Build it for net{Environment.Version.Major}.0.",
            _ => null,
        };
    }
}
