using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Host.Tests.Security;

namespace WorkflowConnect.Host.Tests.Screening;

/// <summary>While list versions are switched, no request fails and none meets two of them.</summary>
public sealed class SwitchedListsTests(Door door) : IClassFixture<Door>
{
    private const int Clients = 4;
    private const int RequestsEach = 40;

    [Fact]
    public async Task Every_request_meets_one_version_and_none_fails()
    {
        using var client = await ClientAsync();
        door.Use("1", "Zdenko Vrbanjac");
        using var end = new CancellationTokenSource();
        var switches = 0;
        var switching = Task.Run(() =>
        {
            for (; !end.IsCancellationRequested; switches++)
            {
                door.Use(switches % 2 == 0 ? "2" : "1", switches % 2 == 0 ? "Milorad Quastenhuber" : "Zdenko Vrbanjac");
            }
        });
        var body = new { parties = Enumerable.Range(0, 30).Select(i => new { type = "person", name = i % 2 == 0 ? "Zdenko Vrbanjac" : "Milorad Quastenhuber" }).ToArray() };
        var seen = (await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            var versions = new List<string>();
            for (var i = 0; i < RequestsEach; i++)
            {
                using var response = await client.PostAsJsonAsync("/screen", body);
                response.StatusCode.ShouldBe(HttpStatusCode.OK);
                versions.Add(VersionOf(JsonNode.Parse(await response.Content.ReadAsStringAsync())!));
            }

            return versions;
        }))).SelectMany(v => v).ToArray();
        await end.CancelAsync();
        await switching;
        switches.ShouldBeGreaterThan(10);
        seen.Distinct().Order(StringComparer.Ordinal).ToArray().ShouldBe(new[] { "1", "2" }, "the switching was met");
    }

    [Fact]
    public async Task A_table_keeps_to_the_versions_of_its_first_row()
    {
        using var client = await ClientAsync();
        door.Use("1", "Zdenko Vrbanjac");
        const int Rows = 60_000;
        using var content = new Table(async stream =>
        {
            await stream.WriteAsync("name,type,note\n"u8.ToArray());
            await WriteAsync(stream, Rows);
            await stream.FlushAsync();
            await FirstRowsAreAnsweredAsync();
            door.Use("2", "Milorad Quastenhuber");
            await WriteAsync(stream, 1_000);
        });
        using var response = await client.PostAsync(new Uri("/screen", UriKind.Relative), content);
        var rows = (await response.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n');
        rows.Length.ShouldBe(Rows + 1_000);
        rows.Count(row => row.Contains("\thit\t", StringComparison.Ordinal)).ShouldBe(rows.Length);
        response.Headers.GetValues("Screening-Lists").Single().ShouldContain($"EU@{"1".PadLeft(64, '0')}");
        response.Headers.GetValues("Screening-Outcomes").Single().ShouldBe($"hit={rows.Length}");
    }

    /// <summary>What is answered lies in the data directory until the table ends.</summary>
    private async Task FirstRowsAreAnsweredAsync()
    {
        var data = new DirectoryInfo(door.Get<DataDirectory>().Path);
        while (!data.EnumerateFiles("*.spool").Any(file => file.Length > 0))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static string VersionOf(JsonNode answer)
    {
        var version = ((string?)answer["lists"]!.AsArray().Single(l => (string?)l!["code"] == "EU")!["sha256"])!.TrimStart('0');
        var outcomes = answer["results"]!.AsArray().Select(r => (string?)r!["outcome"]).ToArray();
        var (even, odd) = version == "1" ? ("hit", "clear") : ("clear", "hit");
        outcomes.ShouldBe(Enumerable.Range(0, outcomes.Length).Select(i => i % 2 == 0 ? even : odd));
        return version;
    }

    private static async Task WriteAsync(Stream stream, int rows) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Zdenko Vrbanjac,person,a table has further columns that nobody reads\n", rows))));

    private async Task<HttpClient> ClientAsync()
    {
        var (_, key, mistake) = await door.Get<ApiKeyDesk>().IssueAsync("switching", [Permissions.Screen], TimeSpan.FromDays(1), "test", default);
        return door.Client(key.ShouldNotBeNull(mistake), "ApiKey");
    }

    /// <summary>A body whose length is not known before.</summary>
    private sealed class Table : HttpContent
    {
        private readonly Func<Stream, Task> _write;

        public Table(Func<Stream, Task> write)
        {
            _write = write;
            Headers.ContentType = new("text/csv");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _write(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
