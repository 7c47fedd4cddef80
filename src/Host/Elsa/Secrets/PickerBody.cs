namespace WorkflowConnect.Host.Elsa.Secrets;

/// <summary>What Studio's picker looks for.</summary>
internal sealed record PickerBody(string? Search);
