namespace WorkflowConnect.Connectors.Dynamics;

/// <summary>A column of a table, as this environment has it.</summary>
/// <param name="Type">Such as <c>String</c>, <c>DateTime</c>, <c>Picklist</c>.</param>
/// <param name="IsWritable">It may be changed, and emptied.</param>
/// <param name="IsCustom">It was added to the table.</param>
internal sealed record DynamicsColumn(string Type, bool IsWritable, bool IsCustom)
{
    /// <summary>It takes what the port's fields hold.</summary>
    public bool TakesText => Type is "String" or "Memo" or "DateTime";
}
