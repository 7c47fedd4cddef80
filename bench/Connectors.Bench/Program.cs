using System.Diagnostics;
using System.Globalization;
using WorkflowConnect.Connectors.Bench;
using WorkflowConnect.Connectors.Tests.Crm;
using WorkflowConnect.Connectors.Tests.Crm.Dynamics;
using WorkflowConnect.Connectors.Tests.Crm.EspoCrm;
using WorkflowConnect.Connectors.Tests.Crm.HubSpot;
using WorkflowConnect.Connectors.Tests.Crm.Odoo;
using WorkflowConnect.Connectors.Tests.Crm.Pipedrive;
using WorkflowConnect.Connectors.Tests.Crm.Weclapp;
using WorkflowConnect.Core.Crm;

// Records per second of a CRM whose calls take 50 ms, and calls per lead. Each vendor is played by the server of its tests,
// behind WireMock. Arguments: [customers to read, default 5000] [leads to write, default 100]
const int Delay = 50;
const int Single = 100;
var customers = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5_000;
var leads = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100;

await using var proxy = await SlowProxy.StartAsync();
Console.WriteLine($"| CRM, each call {Delay} ms | records read per second, in pages | one by one | ratio | records written per second, 2 calls at once | 8 calls at once | calls per lead |");
Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
foreach (var (name, make) in new (string, Func<CrmWorld>)[]
{
    ("Odoo 19", () => new OdooWorld(19)), ("Odoo 17", () => new OdooWorld(17)), ("EspoCRM", () => new EspoWorld()),
    ("HubSpot", () => new HubSpotWorld()), ("Pipedrive", () => new PipedriveWorld()), ("weclapp", () => new WeclappWorld()), ("Dynamics", () => new DynamicsWorld()),
})
{
    var (paged, single) = await ReadAsync(make);
    var (few, many) = (await WriteAsync(make, 2), await WriteAsync(make, 8));
    await using var world = make();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {paged:0} | {single:0} | {paged / single:0} | {few:0} | {many:0} | {world.CallsPerLead} |"));
}

async Task<CrmWorld> BeginAsync(Func<CrmWorld> make, int callsAtOnce)
{
    var world = make();
    await world.Server.StartAsync(CancellationToken.None);
    await proxy.LeadToAsync(world.Server.Address, Delay);
    world.Through = proxy.Address;
    world.Options.CallsAtOnce = callsAtOnce;
    return world;
}

async Task<(double Paged, double Single)> ReadAsync(Func<CrmWorld> make)
{
    await using var world = await BeginAsync(make, 2);
    world.AddCompanies(customers, DateTimeOffset.UnixEpoch.AddYears(50));
    var crm = world.Worker();
    var refs = new List<RecordRef>();
    var request = new CrmPageRequest { Kind = RecordKind.Company, PageSize = 500 };
    var begun = Stopwatch.GetTimestamp();
    do
    {
        var page = await crm.ReadPageAsync(request, CancellationToken.None);
        refs.AddRange(page.Records.Select(record => record.Ref));
        request = request with { Cursor = page.NextCursor };
    }
    while (request.Cursor is not null);
    var paged = refs.Count / Stopwatch.GetElapsedTime(begun).TotalSeconds;

    begun = Stopwatch.GetTimestamp();
    await Parallel.ForEachAsync(refs.Take(Single), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (record, token) => await crm.FindAsync(record, token));
    return (paged, Single / Stopwatch.GetElapsedTime(begun).TotalSeconds);
}

async Task<double> WriteAsync(Func<CrmWorld> make, int callsAtOnce)
{
    await using var world = await BeginAsync(make, callsAtOnce);
    var crm = world.Worker();
    await crm.WriteAsync([Company(leads)], CancellationToken.None);
    var begun = Stopwatch.GetTimestamp();
    await Parallel.ForEachAsync(Enumerable.Range(0, leads), new ParallelOptions { MaxDegreeOfParallelism = callsAtOnce }, async (number, token) =>
    {
        var company = (await crm.WriteAsync([Company(number)], token))[0];
        var contact = await crm.WriteAsync([new UpsertRecord($"p{number}", RecordKind.Contact, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CrmFields.Name] = $"Anna Groß{Letters(number)}", [CrmFields.Email] = $"anna{number}@example.org",
        }, company.Record)], token);
        if (!company.IsDone || !contact[0].IsDone)
        {
            throw new InvalidOperationException(company.Message ?? contact[0].Message);
        }
    });
    return 2 * leads / Stopwatch.GetElapsedTime(begun).TotalSeconds;
}

static UpsertRecord Company(int number) =>
    new($"c{number}", RecordKind.Company, new Dictionary<string, string>(StringComparer.Ordinal) { [CrmFields.Name] = $"Werk {Letters(number)}zw GmbH", [CrmFields.Country] = "DE" });

static string Letters(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => "aeioubdfgl"[digit - '0']));
