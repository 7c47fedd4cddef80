using System.Text;

namespace WorkflowConnect.Connectors.Crm.SignIn;

/// <summary>The header that signs a call in.</summary>
internal readonly record struct SignInHeader(string Name, string Value)
{
    public static SignInHeader Bearer(string token) => new("Authorization", $"Bearer {token}");

    public static SignInHeader Basic(string user, string password) => new("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}");

    /// <summary>As the headers of a call.</summary>
    public Dictionary<string, string> Alone() => new(StringComparer.OrdinalIgnoreCase) { [Name] = Value };

    /// <summary>The value is nobody's to read.</summary>
    public override string ToString() => Name;
}
