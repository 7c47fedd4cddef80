using System.Text.Json.Nodes;

namespace WorkflowConnect.Connectors.Odoo;

/// <summary>A call of a method of an Odoo model, for either transport.</summary>
/// <param name="Model">Such as <c>res.partner</c>.</param>
/// <param name="Method">Such as <c>write</c>.</param>
internal sealed record OdooCall(string Model, string Method)
{
    /// <summary>The records that it is called on; null for a method of the model.</summary>
    public IReadOnlyList<long>? Ids { get; init; }

    /// <summary>Arguments that JSON-RPC sends by their place, in its order: some methods of Odoo 18 and before take them in no other way.</summary>
    public IReadOnlyList<(string Name, JsonNode? Value)> Positional { get; init; } = [];

    /// <summary>Arguments by name.</summary>
    public IReadOnlyList<(string Name, JsonNode? Value)> Named { get; init; } = [];

    /// <summary>It may change something.</summary>
    public bool IsWrite { get; init; }
}
