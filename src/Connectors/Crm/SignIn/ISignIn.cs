namespace WorkflowConnect.Connectors.Crm.SignIn;

/// <summary>What calls of a CRM are signed in with.</summary>
internal interface ISignIn
{
    /// <exception cref="VendorTrouble">There is no key or token; the message says what to do.</exception>
    Task<SignInHeader> HeaderAsync(CancellationToken cancellationToken);

    /// <summary>The CRM refused it. True when another one may be had.</summary>
    bool Forget(SignInHeader refused);
}
