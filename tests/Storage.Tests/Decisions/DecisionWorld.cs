using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Alerts;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.Screening.Explaining;

namespace WorkflowConnect.Storage.Tests.Decisions;

/// <summary>Checks, decisions and protocols on a real database, with lists, customers and a clock that the test sets.</summary>
internal sealed class DecisionWorld(IDatabase database, IIdSource ids) : TimeProvider, IScreeningProfiles, IListFreshness, IProtocolRenderer
{
    public static readonly Voter Anna = new("u1", "Anna");
    public static readonly Voter Ben = new("u2", "Ben");

    private int _checks;

    public DateTimeOffset Now { get; set; } = Sample.Now;

    public CustomersOfATest Customers { get; } = new();

    public ScreeningIndexHolder Lists { get; } = new();

    public ScreeningProfile Current { get; set; } = new()
    {
        Name = "test",
        Version = 1,
        MandatoryLists = ["UN"],
        AdvisoryLists = ["OFAC-SDN"],
        AllowSampleLists = true,
    };

    public string TemplateVersion => "test";

    public override DateTimeOffset GetUtcNow() => Now;

    public DateTimeOffset? ConfirmedAt(string list) => Now;

    public Task<byte[]> RenderAsync(ReadOnlyMemory<byte> canonicalJson, ProtocolProof proof, DateTimeOffset createdAt, CancellationToken cancellationToken) =>
        Task.FromResult(Encoding.UTF8.GetBytes(proof.DataSha256));

    /// <summary>Puts these entries in use, beside an advisory list with one that nobody resembles.</summary>
    public void Publish(params ListEntry[] entries) => Lists.Replace(
    [
        .. entries.Append(Entry("Z", "Quirin Zwetschgendörfer", "OFAC-SDN")).GroupBy(e => e.List).Select(list => new ListSnapshot(
            new ListVersion { List = list.Key, Sha256 = new string('a', 64), FetchedAt = Now, EntryCount = list.Count(), NameCount = list.Count(), Source = "test" },
            [.. list])),
    ]);

    public static ListEntry Entry(string id, string name = "Tarvik Ondrasek", string list = "UN") => new()
    {
        List = list,
        Id = id,
        Kind = EntryKind.Person,
        Names = [new ListedName { Text = name, Script = "Latn" }],
    };

    public async Task<Check> CheckAsync(RecordRef record)
    {
        var perform = new PerformCheck(database, new BuiltInScreener(Lists, this, this), this, new RecordMethod(database, ids), Customers, ids, this);
        var check = await perform.OfRecordAsync(
            record, $"check-{++_checks}", CheckTrigger.Schedule, new WorkflowReference("d", "Rescreen", 1, new string('b', 64), "run"), "en", Token);
        Now = Now.AddSeconds(1);
        return check;
    }

    public Task<Review> OpenAsync(Check check) => new OpenReview(database, ids, this, new LeadSignals()).RunAsync(check.Id, Token);

    public async Task<Review> DecideAsync(Check check, Verdict verdict)
    {
        var review = await OpenAsync(check);
        var reason = verdict == Verdict.Released ? "name-coincidence" : "not-excluded";
        var decide = new DecideReview(database, ids, this, this);
        (await decide.RunAsync(review.Id, Anna, verdict, reason, null, Token)).Problem.ShouldBeNull();
        var decided = (await decide.RunAsync(review.Id, Ben, verdict, reason, null, Token)).Review.ShouldNotBeNull();
        Now = Now.AddSeconds(1);
        return decided;
    }

    public Task<Protocol> ProtocolAsync(Check check) =>
        new WriteProtocol(database, new ProtocolContent(new ProtocolLists([]), new ProtocolOptions(), new ExplainResult(Lists)), this, ids, this).RunAsync(check.Id, Token);

    public Task<RerunReport> RerunAsync(ListLibrary library) => new RerunProtocols(database, library, this).RunAsync(Token);

    public RevokeClearance Revoke() => new(database, ids, this);

    public ExpireClearances Expire() => new(database, ids, this);

    public EraseContact EraseContact() => new(Customers, Customers, Erase(), database, ids, this);

    public EraseClearances Erase() => new(database, ids, this);

    public EscalateReviews Escalate(double hours) => new(
        database, new RaiseAlert(database, ids, NullLogger<RaiseAlert>.Instance), ids, Options.Create(new DecisionOptions { EscalateAfterHours = hours }), this);

    public Task<IReadOnlyList<Clearance>> ClearancesAsync(bool active = true) =>
        database.ReadAsync((work, ct) => work.Clearances.ListAsync(active, null, 100, ct), Token);

    /// <summary>Kinds of the ledger's entries about clearances, in order.</summary>
    public Task<string[]> ClearanceFactsAsync() => database.ReadAsync(
        async (work, ct) => (await work.Ledger.ReadAsync(0, 1_000, ct)).Select(e => e.Kind).Where(k => k.StartsWith("clearance-", StringComparison.Ordinal)).ToArray(),
        Token);

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
