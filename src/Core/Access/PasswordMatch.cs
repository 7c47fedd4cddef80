namespace WorkflowConnect.Core.Access;

/// <summary>How a password compares with a stored hash.</summary>
public enum PasswordMatch
{
    /// <summary>It is another password.</summary>
    Different,

    /// <summary>It is the password.</summary>
    Same,

    /// <summary>It is the password, and its hash is weaker than those made today.</summary>
    SameButOutdated,
}
