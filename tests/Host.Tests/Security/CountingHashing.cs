using WorkflowConnect.Core.Access;

namespace WorkflowConnect.Host.Tests.Security;

/// <summary>Counts the slow work.</summary>
internal sealed class CountingHashing(IPasswordHashing inner) : IPasswordHashing
{
    public int Matches { get; private set; }

    public string Hash(string password) => inner.Hash(password);

    public PasswordMatch Match(string hash, string password)
    {
        Matches++;
        return inner.Match(hash, password);
    }
}
