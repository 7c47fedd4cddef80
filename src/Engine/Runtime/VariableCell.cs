namespace WorkflowConnect.Engine;

/// <summary>A variable's value in one run.</summary>
internal sealed class VariableCell(string id, string name, string typeName, object? value)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public string TypeName { get; } = typeName;

    public object? Value { get; private set; } = value;

    public void Set(object? newValue) => Value = VariableType.Coerce(TypeName, newValue);
}
