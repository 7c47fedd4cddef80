using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using WorkflowConnect.Product.Bench;

// Leads per second that the built product accepts durably over HTTP, and how long until all of them have gone through
// their workflow to the CRM with protocol and activity. Arguments: path of workflowconnect.dll, number of leads, clients,
// and optionally a PostgreSQL connection string.
var dll = args.Length > 0 ? args[0] : "src/Host/bin/Release/net10.0/workflowconnect.dll";
var count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 2_000;
var clients = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 32;
var postgres = args.Length > 3 ? args[3] : null;

await StoredRuns.MeasureAsync(dll, 20_000, clients, postgres);

await using var product = await RunningProduct.StartAsync(dll, postgres);
using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = clients }) { BaseAddress = product.Address };
http.DefaultRequestHeaders.Add("X-Api-Key", RunningProduct.Key);
await RunningProduct.SignInAsync(http);

await PostAsync(http, -1);
var next = -1;
var times = new double[count];
var began = Stopwatch.GetTimestamp();
await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
{
    for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
    {
        var start = Stopwatch.GetTimestamp();
        await PostAsync(http, i);
        times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}));
var accepted = Stopwatch.GetElapsedTime(began);
Array.Sort(times);
Console.WriteLine($"accepted   {count / accepted.TotalSeconds,8:0} leads/s durably over HTTP, {clients} clients, p50 {times[count / 2]:0.0} ms, p99 {times[count * 99 / 100]:0.0} ms ({(postgres is null ? "SQLite" : "PostgreSQL")})");

while (await PendingAsync(http, count + 1))
{
    await Task.Delay(TimeSpan.FromMilliseconds(250));
}

var finished = Stopwatch.GetElapsedTime(began);
Console.WriteLine($"finished   {count / finished.TotalSeconds,8:0} leads/s through the workflow: screened, in the CRM, protocol, activity");
return 0;

static async Task PostAsync(HttpClient http, int number)
{
    using var answer = await http.PostAsJsonAsync("/intake/contact-form", new
    {
        person = new { givenName = $"Vorname{number}", familyName = $"Familie{number}", email = $"person{number}@example.org" },
        company = new { name = $"Beispielwerk {number} GmbH", address = new { city = "Jena", country = "DE" } },
    });
    if (answer.StatusCode != HttpStatusCode.Accepted)
    {
        throw new InvalidOperationException($"The product answered {(int)answer.StatusCode}.");
    }
}

// The newest number of a protocol tells how many were written; each lead of this load gets one.
static async Task<bool> PendingAsync(HttpClient http, int leads)
{
    var newest = await http.GetFromJsonAsync<Row[]>("/protocols?take=1");
    return newest is not [var row] || int.Parse(row.Number.AsSpan(2), CultureInfo.InvariantCulture) < leads;
}
