using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Product.Bench;

/// <summary>Calls of an HTTP workflow per second, each run stored with its journal before the caller has its answer.</summary>
internal static class StoredRuns
{
    private const string Flow = """
        {
          "name": "Bench", "variables": [{ "id": "msg", "name": "Msg", "typeName": "String", "isArray": false }],
          "root": {
            "id": "flow", "type": "Elsa.Flowchart", "version": 1,
            "activities": [
              { "id": "ep", "type": "Elsa.HttpEndpoint", "version": 1, "customProperties": { "canStartWorkflow": true },
                "path": { "typeName": "String", "expression": { "type": "Literal", "value": "bench" } },
                "supportedMethods": { "typeName": "List<String>", "expression": { "type": "Object", "value": "[\"GET\"]" } } },
              { "id": "set", "type": "Elsa.SetVariable", "version": 1, "variable": { "id": "msg", "name": "Msg" },
                "value": { "typeName": "Object", "expression": { "type": "Literal", "value": "Hello" } } },
              { "id": "answer", "type": "Elsa.WriteHttpResponse", "version": 1,
                "content": { "typeName": "Object", "expression": { "type": "Variable", "value": { "id": "msg", "name": "Msg" } } } }
            ],
            "connections": [
              { "source": { "activity": "ep", "port": "Done" }, "target": { "activity": "set", "port": "In" } },
              { "source": { "activity": "set", "port": "Done" }, "target": { "activity": "answer", "port": "In" } }
            ]
          }
        }
        """;

    public static async Task MeasureAsync(string dll, int count, int clients, string? postgres)
    {
        await using var product = await RunningProduct.StartAsync(dll, postgres);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = clients }) { BaseAddress = product.Address };
        await PublishAsync(http);

        // Whoever calls a public endpoint has not signed in.
        using var caller = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = clients }) { BaseAddress = product.Address };
        await RunAsync(caller, count / 4, clients);
        var (seconds, times) = await RunAsync(caller, count, clients);
        Console.WriteLine($"stored     {count / seconds,8:0} runs/s of an HTTP workflow, {clients} clients, p50 {times[count / 2]:0.0} ms, p99 {times[count * 99 / 100]:0.0} ms ({(postgres is null ? "SQLite" : "PostgreSQL")})");
        var kept = await CountAsync(http);
        if (kept != count + count / 4)
        {
            throw new InvalidOperationException($"{count + count / 4} calls were answered, {kept} runs are stored.");
        }
    }

    private static async Task<(double Seconds, double[] Times)> RunAsync(HttpClient http, int count, int clients)
    {
        var next = -1;
        var times = new double[count];
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                var start = Stopwatch.GetTimestamp();
                if (await http.GetStringAsync("/hooks/bench") != "Hello")
                {
                    throw new InvalidOperationException("The workflow answered otherwise.");
                }

                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Array.Sort(times);
        return (seconds, times);
    }

    private static async Task PublishAsync(HttpClient http)
    {
        await RunningProduct.SignInAsync(http);
        using var saved = await http.PostAsJsonAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = JsonNode.Parse(Flow), ["publish"] = true });
        if (!saved.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(await saved.Content.ReadAsStringAsync());
        }
    }

    private static async Task<long> CountAsync(HttpClient http)
    {
        using var list = await http.PostAsJsonAsync("/elsa/api/workflow-instances", new { searchTerm = "", page = 0, pageSize = 1, status = "Finished" });
        return (await list.Content.ReadFromJsonAsync<JsonObject>())!["totalCount"]!.GetValue<long>();
    }
}
