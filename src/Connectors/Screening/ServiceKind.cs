namespace WorkflowConnect.Connectors.Screening;

/// <summary>Which service it is.</summary>
public enum ServiceKind
{
    /// <summary>yente, the API of OpenSanctions: <c>POST /match/{dataset}</c>.</summary>
    Yente,

    /// <summary>Moov Watchman, version 2: <c>GET /v2/search</c>.</summary>
    Watchman,
}
