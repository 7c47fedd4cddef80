using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;

namespace WorkflowConnect.Core.Screening;

/// <summary>Identifies the whole content of a profile: SHA-256 over its canonical JSON, whatever its version says.</summary>
public static class ProfileHash
{
    /// <summary>Lower-case hex.</summary>
    public static string Of(ScreeningProfile profile) => Sha256Hex.Of(CanonicalJson.Write(DomainJson.ToNode(profile)));
}
