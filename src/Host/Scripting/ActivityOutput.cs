using System.Text.Json.Nodes;

namespace WorkflowConnect.Host.Scripting;

/// <summary>An output that a script can read with <c>getOutputFrom</c> or <c>get&lt;Output&gt;From&lt;Activity&gt;()</c>.</summary>
public sealed record ActivityOutput(string ActivityId, string? ActivityName, string OutputName, JsonNode? Value);
