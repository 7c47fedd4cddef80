namespace WorkflowConnect.Host.Security;

/// <summary>The ways to say who one is.</summary>
internal static class Schemes
{
    /// <summary>Chooses one of the others by what the request carries.</summary>
    public const string Any = "Any";

    /// <summary>A browser's session.</summary>
    public const string Session = "Session";

    /// <summary><c>Authorization: Bearer</c>, or <c>?access_token=</c> of a WebSocket.</summary>
    public const string Bearer = "Bearer";

    /// <summary><c>Authorization: ApiKey</c>.</summary>
    public const string ApiKey = "ApiKey";
}
