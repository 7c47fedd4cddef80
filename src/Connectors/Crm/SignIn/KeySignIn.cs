namespace WorkflowConnect.Connectors.Crm.SignIn;

/// <summary>A key that somebody stored. A refused one stays refused until somebody stores another.</summary>
/// <param name="key">The key, or null when there is none.</param>
/// <param name="header">The key's header.</param>
/// <param name="missing">What is said when there is none.</param>
internal sealed class KeySignIn(Func<CancellationToken, Task<string?>> key, Func<string, SignInHeader> header, string missing) : ISignIn
{
    public async Task<SignInHeader> HeaderAsync(CancellationToken cancellationToken) =>
        await key(cancellationToken) is { } secret ? header(secret.Trim()) : throw AccessTokens.ByHand(missing);

    public bool Forget(SignInHeader refused) => false;
}
