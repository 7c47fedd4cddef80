using System.Text.Json.Nodes;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Storage.Tests;

internal static class Sample
{
    public static DateTimeOffset Now { get; } = new(2026, 4, 1, 12, 0, 0, 123, 456, TimeSpan.Zero);

    public static Lead Lead(string id) => new()
    {
        Id = id,
        Source = "contact-form",
        ReplayKey = "contact-form/" + id,
        ContentSha256 = new string('a', 64),
        ReceivedAt = Now,
        Status = LeadStatus.Received,
        InstanceId = "run-" + id,
        Data = new LeadData
        {
            Person = new LeadPerson { GivenName = "Zoë", FamilyName = "Müller", BirthDate = PartialDate.OfMonth(1970, 5) },
            Lists = ["News"],
        },
    };

    public static LedgerDraft Draft(string key, string? series = "protocol") => new()
    {
        Kind = "check",
        Key = key,
        Reference = "ref-" + key,
        NumberSeries = series,
        Payload = new JsonObject { ["name"] = "Zoë \"X\"", ["score"] = 0.75 },
    };
}
