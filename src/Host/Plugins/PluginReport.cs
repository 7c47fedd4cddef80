namespace WorkflowConnect.Host.Plugins;

/// <summary>What became of one dropped-in file: its activity types, or why there are none.</summary>
internal sealed record PluginReport(string File, IReadOnlyList<string> Activities, string? Problem);
