using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Core.Leads;

/// <summary>Decides whether a lead names anybody who could be found on a list.</summary>
public sealed class ValidateLead(IDatabase database)
{
    /// <summary>A name with fewer letters can be compared with nothing.</summary>
    private const int FewestLetters = 2;

    public Task<bool> IsUsableAsync(string leadId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (work, ct) =>
            {
                var lead = await work.Leads.FindAsync(leadId, ct)
                    ?? throw new InvalidOperationException($"There is no lead {leadId}.");
                return lead.Data is { } data && IsUsable(data);
            },
            cancellationToken);

    /// <summary>Every party that is named can be compared, and there is at least one.</summary>
    public static bool IsUsable(LeadData data)
    {
        var parties = LeadParties.Of(data);
        return parties.Count > 0 && parties.All(party => party.Name.Count(char.IsLetter) >= FewestLetters);
    }
}
