using System.Net;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Host.Intake;

namespace WorkflowConnect.Host.Demo;

/// <summary>Holds what happened against what should have.</summary>
internal static class DemoJudge
{
    /// <summary>The customer of the samples who stands on a list.</summary>
    private const string ListedCustomer = "Laurent Nkunda";

    public static string? Lead(DemoExpectation expected, LeadStatusBody lead, DemoTrace trace, HttpStatusCode code)
    {
        var cleared = expected.Status == "completed";
        return expected.Http is { } http ? $"expected {http}, got {(int)code}"
            : lead.Status != expected.Status ? $"expected {expected.Status}"
            : (lead.Replayed ?? false) != expected.Replayed ? "expected to be recognised as sent before"
            : expected.Replayed ? null
            : trace.StatusOf("upsert-company") != expected.Company ? $"expected company {expected.Company ?? "untouched"}"
            : trace.StatusOf("upsert-contact") != expected.Contact ? $"expected contact {expected.Contact ?? "untouched"}"
            : cleared && trace.StatusOf("log-activity") != "created" ? "expected an activity"
            : expected.Status != "inReview" && trace.Protocol?.PdfSha256 is null ? "expected a protocol"
            : expected.Reviewed && trace.Protocol?.Result != ProtocolResult.Released ? "expected a released review in the protocol"
            : null;
    }

    public static string? Customer(CrmRecord customer)
    {
        var listed = customer.Fields.GetValueOrDefault(CrmFields.Name) == ListedCustomer;
        return listed == (customer.LastScreeningOutcome is ProtocolResult.Hit or ProtocolResult.PossibleHit)
            && (listed || customer.LastScreeningOutcome == ProtocolResult.Clear)
            ? null
            : listed ? "expected a hit that waits for a decision" : "expected clear";
    }
}
