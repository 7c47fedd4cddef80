using WorkflowConnect.Engine.Authoring;

namespace WorkflowConnect.Host.Workflows;

/// <summary>A workflow refers to a secret that is not there. The message names it; a name is no secret.</summary>
internal sealed class SecretMissingException(string message) : Exception(message), ISafeMessage;
