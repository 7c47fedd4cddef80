namespace WorkflowConnect.Engine.Authoring;

/// <summary>Declares variables in one breath, with Elsa's names.</summary>
public static class VariableExtensions
{
    /// <summary>Sets the id.</summary>
    public static TVariable WithId<TVariable>(this TVariable variable, string id)
        where TVariable : Variable
    {
        variable.Id = id;
        return variable;
    }

    /// <summary>Sets the name.</summary>
    public static TVariable WithName<TVariable>(this TVariable variable, string name)
        where TVariable : Variable
    {
        variable.Name = name;
        return variable;
    }

    /// <summary>Sets the default value.</summary>
    public static TVariable WithValue<TVariable>(this TVariable variable, object? value)
        where TVariable : Variable
    {
        variable.Value = value;
        return variable;
    }

    /// <summary>Notes a storage driver for the designer; the engine keeps every variable with the run.</summary>
    public static TVariable WithStorageDriver<TVariable>(this TVariable variable, Type storageDriverType)
        where TVariable : Variable
    {
        variable.StorageDriverType = storageDriverType;
        return variable;
    }
}
