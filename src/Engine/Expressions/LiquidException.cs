using WorkflowConnect.Engine.Authoring;

namespace WorkflowConnect.Engine;

/// <summary>A template does not parse or cannot be rendered. Its message names what is wrong in the template and quotes no data.</summary>
public sealed class LiquidException(string message) : Exception(message), ISafeMessage;
