namespace WorkflowConnect.Product.Bench;

/// <summary>What the bench reads of a protocol.</summary>
internal sealed record Row(string Number);
