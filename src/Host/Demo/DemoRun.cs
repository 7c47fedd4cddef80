using System.Net;
using Spectre.Console;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Host.Cli;
using WorkflowConnect.Host.Intake;

namespace WorkflowConnect.Host.Demo;

/// <summary>Shows the main job: sample leads go through their workflows to the CRM, customers are re-screened, the evidence is proved.</summary>
internal sealed class DemoRun(WebApplication app, DemoClient client, CancellationToken cancellationToken)
{
    private static readonly string[] Sources = ["contact-form", "newsletter", "event"];
    private readonly DemoEvidence _evidence = new(app.Services.GetRequiredService<IDatabase>());
    private readonly List<DemoOutcome> _outcomes = [];

    /// <param name="data">Directory of the demo's data.</param>
    /// <param name="urls">Address to listen on.</param>
    /// <param name="once">Ends after the show.</param>
    /// <param name="fresh">Begins anew even when somebody posted leads of their own.</param>
    /// <param name="cancellationToken">Ends the serving.</param>
    public static async Task<int> RunAsync(string data, string urls, bool once, bool fresh, CancellationToken cancellationToken)
    {
        var settings = Settings(data, urls);
        if (ListenAddresses.Refusal(settings) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return 2;
        }

        if (!once && !fresh && await DemoDirectory.HoldsOwnLeadsAsync(settings, cancellationToken))
        {
            return await ContinueAsync(settings, cancellationToken);
        }

        DemoDirectory.Prepare(data);
        await using var app = Product.Build(settings);
        var users = await DemoUsers.CreateAsync(app.Services, cancellationToken);
        await Product.StartAsync(app, cancellationToken);
        var address = new Uri(app.Urls.First());
        var keys = app.Services.GetRequiredService<IntakeKeys>();
        var keyBySource = Sources.ToDictionary(source => source, source => keys.Create(source, keep: true), StringComparer.Ordinal);
        using var client = new DemoClient(address, keyBySource, users);
        var whole = false;
        try
        {
            whole = await new DemoRun(app, client, cancellationToken).ShowAsync();
        }
        finally
        {
            if (once || !whole)
            {
                await app.StopAsync(CancellationToken.None);
            }
        }

        if (once || !whole)
        {
            return whole ? 0 : 1;
        }

        await DemoDirectory.NoteShownAsync(app.Services, settings, cancellationToken);
        DemoReport.PrintAddresses(address, keyBySource["contact-form"], users, settings);
        _ = app.Services.GetRequiredService<UpdateLists>().RunAsync(lists: null, app.Lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    /// <summary>Serves what is there: somebody's own leads are not thrown away by starting again.</summary>
    private static async Task<int> ContinueAsync(ProductSettings settings, CancellationToken cancellationToken)
    {
        await using var app = Product.Build(settings);
        var administrator = await FirstSignIn.PrepareAsync(app.Services, cancellationToken);
        await Product.StartAsync(app, cancellationToken);
        Console.WriteLine(administrator);
        Console.WriteLine("Leads of your own are in the demo's data, so it goes on with them. --fresh throws them away and shows the samples again.");
        DemoReport.PrintAddresses(new Uri(app.Urls.First()), "the key shown at the first start", null, settings);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private async Task<bool> ShowAsync()
    {
        DemoReport.UseWidth();
        DemoReport.PrintLists(app.Services.GetRequiredService<ListStatuses>().All());
        var crm = app.Services.GetRequiredService<ICrm>();
        var customers = await DemoCustomers.SeedAsync(crm, cancellationToken);
        foreach (var lead in DemoLead.ReadAll())
        {
            _outcomes.Add(await LeadAsync(lead));
        }

        var ended = await client.RescreenAsync(cancellationToken);
        foreach (var customer in customers)
        {
            _outcomes.Add(await CustomerAsync(crm, customer));
        }

        DemoReport.PrintOutcomes(_outcomes);
        var ledger = await app.Services.GetRequiredService<VerifyLedger>().RunAsync(cancellationToken);
        var documents = await app.Services.GetRequiredService<VerifyDocuments>().RunAsync(cancellationToken);
        var rerun = await app.Services.GetRequiredService<RerunProtocols>().RunAsync(cancellationToken);
        var proved = VerifyReport.Print(ledger, documents, rerun) != VerifyReport.Broken;
        var wrong = _outcomes.Count(o => o.Wrong is not null);
        AnsiConsole.MarkupLine(wrong == 0 && proved && ended == "Finished"
            ? $"[green]All {_outcomes.Count} samples ended as they should.[/]"
            : $"[red]{wrong} of {_outcomes.Count} samples did not end as they should; the re-screening ended as {ended}.[/]");
        return wrong == 0 && proved && ended == "Finished";
    }

    private async Task<DemoOutcome> LeadAsync(DemoLead lead)
    {
        var (code, answered) = await client.PostAsync(lead, cancellationToken);
        if (answered is null)
        {
            return new DemoOutcome
            {
                Title = lead.Title,
                Outcome = $"refused at the door ({(int)code})",
                Wrong = lead.Expect.Http == (int)code ? null : $"expected {lead.Expect.Http?.ToString() ?? lead.Expect.Status}",
            };
        }

        if (lead.Decide is not null && answered.Status == "inReview")
        {
            answered = await client.DecideAsync(lead, answered, cancellationToken);
        }

        var trace = await _evidence.OfLeadAsync(answered.Id, cancellationToken);
        return new DemoOutcome
        {
            Title = lead.Title,
            Who = trace.Who,
            Outcome = answered.Replayed == true ? $"{answered.Status} (known, sent before)" : answered.Status,
            Score = trace.Score,
            CrmEffect = answered.Replayed == true ? "nothing new" : trace.Effect,
            Protocol = trace.Protocol?.Number ?? "none",
            Activity = trace.StatusOf("log-activity") ?? "none",
            Wrong = DemoJudge.Lead(lead.Expect, answered, trace, code),
        };
    }

    private async Task<DemoOutcome> CustomerAsync(ICrm crm, RecordRef reference)
    {
        var record = (await crm.FindAsync(reference, cancellationToken))!;
        var trace = await _evidence.OfRecordAsync(record, cancellationToken);
        return new DemoOutcome
        {
            Title = "customer, re-screened",
            Who = record.Fields.GetValueOrDefault(CrmFields.Name) ?? "",
            Outcome = record.LastScreeningOutcome ?? "not screened",
            Score = trace.Score,
            CrmEffect = trace.Effect,
            Protocol = trace.Protocol?.Number ?? "none yet",
            Activity = trace.StatusOf("log-activity") ?? "none yet",
            Wrong = DemoJudge.Customer(record),
        };
    }

    private static ProductSettings Settings(string data, string urls) => new()
    {
        DataPath = data,
        Urls = urls,
        LogFile = Path.Combine(data, "workflowconnect.log"),
        Overrides = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [$"{ScreeningProfileOptions.Section}:Name"] = "demo",
            [$"{ScreeningProfileOptions.Section}:AllowSampleLists"] = "true",
            [$"{ListsOptions.Section}:UpdateAtStart"] = "false",
        },
    };
}
