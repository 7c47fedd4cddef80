using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using WorkflowConnect.Core.Alerts;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.SelfTests;

/// <summary>Tests the running configuration on the path that every check takes, and records how it went. The CRM is not touched.</summary>
public sealed partial class PerformSelfTest(
    ISelfTestSubject subject,
    IScreeningProfiles profiles,
    ICurrentLists lists,
    SelfTestState state,
    IDatabase database,
    RaiseAlert alert,
    IIdSource ids,
    TimeProvider time,
    ILogger<PerformSelfTest> logger) : IDisposable
{
    /// <summary>The trigger of a test that only asks whether a red one has turned green; it is recorded when it has.</summary>
    public const string StillRed = "red";

    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    /// <summary>Runs it without recording anything; for the command line.</summary>
    public Task<SelfTestReport> LookAsync(string trigger, CancellationToken cancellationToken) => RunSelfTest.RunAsync(
        ids.NewId(), trigger, subject.Screener, profiles.Current, lists.Current.Snapshots, time.GetUtcNow(), cancellationToken);

    /// <summary>Runs it; from now on its verdict holds. The ledger gets it, and a red one raises an alert.</summary>
    public async Task<SelfTestReport> RunAsync(string trigger, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var report = await LookAsync(trigger, cancellationToken);
            state.Set(report);
            if (trigger == StillRed && !report.IsGreen)
            {
                return report;
            }

            await database.WriteAsync((work, ct) => work.Ledger.AppendAsync(EntryOf(report), ct), cancellationToken);
            if (report.IsGreen)
            {
                Green(logger, report.Id, report.Passed, report.Cases);
            }
            else
            {
                Red(logger, report.Id, report.Passed, report.Cases, string.Join(" ", report.Problems));
                await alert.RunAsync("self-test", report.Id, KeyOf(report), cancellationToken);
            }

            return report;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The same trouble alarms once a day.</summary>
    private static string KeyOf(SelfTestReport report) =>
        $"self-test:{report.At.UtcDateTime:yyyy-MM-dd}:{Sha256Hex.Of(string.Join('\n', report.Problems))[..16]}";

    private LedgerDraft EntryOf(SelfTestReport report) => new()
    {
        Kind = "self-test",
        Key = $"self-test:{report.Id}",
        Reference = report.Id,
        Payload = new JsonObject
        {
            ["nonce"] = ids.NewId(),
            ["at"] = ProtocolContent.Iso(report.At),
            ["trigger"] = report.Trigger,
            ["passed"] = report.IsGreen,
            ["profile"] = report.Profile,
            ["engine"] = report.Engine,
            ["lists"] = new JsonArray([.. report.Lists.Select(list => (JsonNode)$"{list.List}@{list.Sha256}")]),
            ["groups"] = new JsonArray([.. report.Groups.Select(DomainJson.ToNode)]),
            ["problems"] = new JsonArray([.. report.Problems.Select(p => (JsonNode)p)]),
        },
    };

    [LoggerMessage(EventId = 2200, Level = LogLevel.Information, Message = "Self-test {Id} passed: {Passed} of {Cases} cases came out right")]
    private static partial void Green(ILogger logger, string id, int passed, int cases);

    [LoggerMessage(EventId = 2201, Level = LogLevel.Error, Message = "Self-test {Id} FAILED, nobody is cleared until it passes; {Passed} of {Cases} cases came out right: {Problems}")]
    private static partial void Red(ILogger logger, string id, int passed, int cases, string problems);
}
