namespace WorkflowConnect.Host.Intake.Mapping;

/// <summary>What paths are looked up in: <c>$</c> is the body, <c>@</c> one of several subjects in it.</summary>
internal sealed record MappingScope(MappedNode Body, MappedNode? Item = null);
