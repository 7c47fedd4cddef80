using System.Text.Json.Nodes;

namespace WorkflowConnect.Connectors.Crm.SignIn;

/// <summary>What an access token is asked for with (RFC 6749 section 1.3).</summary>
internal interface ITokenGrant
{
    /// <exception cref="VendorTrouble">A secret is missing; the message says what to do.</exception>
    Task<VendorRequest> RequestAsync(Uri address, CancellationToken cancellationToken);

    /// <summary>Keeps what the answer gives beside the access token.</summary>
    Task KeepAsync(JsonObject answer, CancellationToken cancellationToken);

    /// <summary>After a refusal: what was sent is not what is kept now, so that it is worth asking once more.</summary>
    Task<bool> HasChangedAsync(CancellationToken cancellationToken);

    /// <summary>Says what to do.</summary>
    string Refused(string reason);
}
