using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using System.Runtime.Versioning;
using WorkflowConnect.Engine.Authoring;

namespace WorkflowConnect.Host.Tests;

/// <summary>Assemblies as a compiler would write them: one that needs another, and one of a framework to come.</summary>
internal sealed record PluginParts(string Base, string Child, string Future)
{
    public static PluginParts Write(string folder)
    {
        var parts = new PluginParts(Path.Combine(folder, "Acme.Base.dll"), Path.Combine(folder, "Acme.Child.dll"), Path.Combine(folder, "Acme.Future.dll"));
        Save(parts.Base, "Basis", TypeAttributes.Abstract, typeof(CodeActivity), framework: 10);
        var context = new AssemblyLoadContext("parts", isCollectible: true);
        using (var file = new MemoryStream(File.ReadAllBytes(parts.Base)))
        {
            Save(parts.Child, "Child", TypeAttributes.Class, context.LoadFromStream(file).GetType("Acme.Basis", throwOnError: true)!, framework: 10);
        }

        Save(parts.Future, "Future", TypeAttributes.Class, typeof(CodeActivity), framework: 99);
        return parts;
    }

    private static void Save(string path, string name, TypeAttributes attributes, Type parent, int framework)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(Path.GetFileNameWithoutExtension(path)), typeof(object).Assembly);
        assembly.SetCustomAttribute(new CustomAttributeBuilder(
            typeof(TargetFrameworkAttribute).GetConstructor([typeof(string)])!, [$".NETCoreApp,Version=v{framework}.0"]));
        var type = assembly.DefineDynamicModule(name).DefineType($"Acme.{name}", TypeAttributes.Public | attributes, parent);
        var basis = parent.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).MinBy(item => item.GetParameters().Length)!;
        var code = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, []).GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        foreach (var parameter in basis.GetParameters())
        {
            if (parameter.ParameterType.IsValueType)
            {
                code.Emit(OpCodes.Ldloca, code.DeclareLocal(parameter.ParameterType));
                code.Emit(OpCodes.Ldobj, parameter.ParameterType);
            }
            else
            {
                code.Emit(OpCodes.Ldnull);
            }
        }

        code.Emit(OpCodes.Call, basis);
        code.Emit(OpCodes.Ret);
        type.CreateType();
        assembly.Save(path);
    }
}
