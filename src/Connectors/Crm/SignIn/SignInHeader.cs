namespace WorkflowConnect.Connectors.Crm.SignIn;

/// <summary>The header that signs a call in.</summary>
internal readonly record struct SignInHeader(string Name, string Value)
{
    public static SignInHeader Bearer(string token) => new("Authorization", $"Bearer {token}");

    /// <summary>The value is nobody's to read.</summary>
    public override string ToString() => Name;
}
