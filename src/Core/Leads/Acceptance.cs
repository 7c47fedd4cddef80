namespace WorkflowConnect.Core.Leads;

/// <summary>How a lead was taken in.</summary>
public enum Acceptance
{
    New,

    /// <summary>The same content was sent before; nothing was written.</summary>
    Replayed,

    /// <summary>The idempotency key was used before for another content; nothing was written.</summary>
    KeyReused,
}
