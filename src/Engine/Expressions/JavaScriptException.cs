using WorkflowConnect.Engine.Authoring;

namespace WorkflowConnect.Engine;

/// <summary>A script threw or does not parse. Its message names what is wrong in the script and quotes no data.</summary>
public sealed class JavaScriptException(string message) : Exception(message), ISafeMessage;
