using System.Text.Json.Nodes;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.SelfTests;

namespace WorkflowConnect.Core.Protocols;

/// <summary>
/// Puts everything that a protocol holds into one JSON document: the ledger keeps its canonical form, the PDF is
/// made from it and carries it. What is unknown stands there as null and is printed as "not available".
/// </summary>
public sealed class ProtocolContent(ProtocolLists lists, ProtocolOptions options, SelfTestState? selfTests = null)
{
    /// <summary>Version of the document's shape; a reader of old protocols goes by it.</summary>
    public const string SchemaVersion = "1.1";

    public JsonObject Of(
        string number,
        DateTimeOffset createdAt,
        Check check,
        Review? review,
        IReadOnlyList<CrmJournalEntry> writes,
        string templateVersion,
        string nonce) => new()
        {
            ["protocol"] = new JsonObject
            {
                ["number"] = number,
                ["schemaVersion"] = SchemaVersion,
                ["language"] = check.Language,
                ["templateVersion"] = templateVersion,
                ["createdAt"] = Iso(createdAt),
                ["nonce"] = nonce,
            },
            ["check"] = CheckOf(check),
            ["subjects"] = new JsonArray([.. check.Subjects.Select(subject => ProtocolSubject.Of(subject, check))]),
            ["lists"] = lists.Of(check),
            ["notPartOfCheck"] = new JsonArray("pep", "adverseMedia", "ownership"),
            ["method"] = MethodOf(check),
            ["result"] = new JsonObject
            {
                ["status"] = ProtocolResult.Of(check, review),
                ["reason"] = ReasonOf(check) is { } reason ? DomainJson.Word(reason) : null,
            },
            ["decision"] = ProtocolDecision.Of(review),
            ["actions"] = ProtocolActions.Of(writes),
            ["retention"] = new JsonObject
            {
                ["class"] = options.RetentionClass,
                ["earliestErasure"] = EarliestErasure(createdAt).ToString("yyyy-MM-dd", null),
            },
        };

    internal static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null);

    private JsonObject CheckOf(Check check) => new()
    {
        ["id"] = check.Id,
        ["trigger"] = DomainJson.Word(check.Trigger),
        ["workflow"] = check.Workflow == WorkflowReference.None ? null : new JsonObject
        {
            ["name"] = check.Workflow.Name,
            ["version"] = check.Workflow.Version,
            ["contentHash"] = check.Workflow.ContentSha256,
            ["runReference"] = check.Workflow.InstanceId,
        },
        ["startedAt"] = Iso(check.StartedAt),
        ["startedAtLocal"] = Local(check.StartedAt),
        ["finishedAt"] = Iso(check.EndedAt),
        ["finishedAtLocal"] = Local(check.EndedAt),
        ["timeZone"] = options.TimeZone.Id,
        ["actor"] = new JsonObject
        {
            ["kind"] = check.Actor == "system" ? "system" : "user",
            ["name"] = check.Actor == "system" ? null : check.Actor,
        },
    };

    private JsonObject MethodOf(Check check) => new()
    {
        ["engine"] = EngineOf(check).Split('/')[0],
        ["engineVersion"] = EngineOf(check).Split('/').ElementAtOrDefault(1),
        ["provider"] = ProviderOf(check),
        ["profile"] = new JsonObject
        {
            ["name"] = check.Profile.Name,
            ["version"] = check.Profile.Version,
            ["sha256"] = ProfileHash.Of(check.Profile),
            ["approvedBy"] = check.Profile.ApprovedBy,
            ["approvedAt"] = null,
        },
        ["threshold"] = check.Profile.ReviewThreshold,
        ["settings"] = new JsonArray(
            Setting("hitThreshold", check.Profile.HitThreshold.ToString("0.00##")),
            Setting("mandatoryLists", string.Join(", ", check.Profile.MandatoryLists)),
            Setting("advisoryLists", string.Join(", ", check.Profile.AdvisoryLists)),
            Setting("clearanceDays", check.Profile.ClearanceValidity.TotalDays.ToString("0.#")),
            Setting("maxAgeHours", check.Profile.MaximumListAge.TotalHours.ToString("0.#")),
            Setting("sampleLists", check.Profile.AllowSampleLists ? "allowed" : "refused")),
        ["clearances"] = new JsonArray([.. check.Subjects.SelectMany(s => s.KnownFalsePositives ?? []).Select(ProtocolClearances.UseOf)]),
        ["selfTest"] = SelfTestOf(selfTests?.Last),
    };

    private static JsonObject? SelfTestOf(SelfTestReport? report) => report is null ? null : new JsonObject
    {
        ["reference"] = report.Id,
        ["at"] = Iso(report.At),
        ["cases"] = report.Cases,
        ["passed"] = report.Passed,
        ["status"] = report.IsGreen ? "passed" : "failed",
    };

    private static JsonObject? ProviderOf(Check check)
    {
        var results = check.Subjects.Select(s => s.Result).Where(r => r.Provider is not null).ToArray();
        return results.Length == 0 ? null : new JsonObject
        {
            ["name"] = results[0].Provider!.Name,
            ["reference"] = results[0].Provider!.Reference,
            ["problem"] = results.Select(r => r.Provider!.Problem).FirstOrDefault(p => p is not null),
            ["secondOpinions"] = new JsonArray([.. results.Select(r => r.SecondOpinion).OfType<SecondOpinion>().Select(DomainJson.ToNode)]),
        };
    }

    private static string EngineOf(Check check) => check.Subjects.Count > 0 ? check.Subjects[0].Result.Engine : "";

    private static JsonObject Setting(string name, string value) => new() { ["name"] = name, ["value"] = value };

    private static NotScreenedReason? ReasonOf(Check check) =>
        check.Outcome != ScreeningOutcome.NotScreened ? null
        : check.Subjects.Select(s => s.Result.Reason).FirstOrDefault(r => r is not null) ?? NotScreenedReason.InputUnusable;

    private string Local(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, options.TimeZone).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", null);

    /// <summary>Evidence is kept for whole calendar years after the year of the check.</summary>
    private DateOnly EarliestErasure(DateTimeOffset at) =>
        new(TimeZoneInfo.ConvertTime(at, options.TimeZone).Year + options.RetentionYears + 1, 1, 1);
}
