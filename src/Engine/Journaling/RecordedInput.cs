using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>An input as the journal writes it: a constant, or the value of a slot.</summary>
internal sealed record RecordedInput(JsonEncodedText Name, byte[]? Constant, int Slot);
