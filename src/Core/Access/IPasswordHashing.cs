namespace WorkflowConnect.Core.Access;

/// <summary>Turns passwords into what may be stored.</summary>
public interface IPasswordHashing
{
    /// <summary>A salted, slow hash.</summary>
    string Hash(string password);

    /// <summary>Whether the password is the one of the hash, and whether the hash should be made anew.</summary>
    PasswordMatch Match(string hash, string password);
}
