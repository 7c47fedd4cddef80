using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Elsa;

/// <summary>
/// Sends the product what a real server was sent, in the same order, and notes where the answers differ in status, in
/// the fields they have, in a field's kind, or in a word that Studio reads. Ids differ by nature: the product's are put
/// in place of the recorded ones.
/// </summary>
internal sealed partial class Replay(RunningProduct product)
{
    /// <summary>Fields whose very value means something to Studio.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "type", "typeName", "status", "subStatus", "eventName", "activityId", "activityType", "activityTypeVersion", "name", "version",
        "isPublished", "isLatest", "kind", "definitionId", "definitionVersion", "toolVersion", "totalCount", "uiHint", "uiSyntax", "correlationId",
        "isAuthenticated", "isUnique", "count", "isReadonly", "statusCode", "port", "nodeId", "activityNodeId", "activityName", "outcomes",
        "isWrapped", "isSynthetic", "isBrowsable", "isTerminal", "isStart", "completedCount", "startedCount", "blocked", "faultedCount",
        "aggregateFaultCount", "hasBookmarks", "isArray", "variableTypeName", "storageDriverTypeName",
    };

    /// <summary>What the product leaves out or answers otherwise, by path, and on purpose; <c>docs/studio.md</c> says why.</summary>
    private static readonly Regex[] OnPurpose =
    [
        .. new[]
        {
            // Elsa's own modules and CLR types; Studio asks for the few features that the product has by name.
            @"^\.items\[[^\]]*\] is missing$", @"^\.count: 2 in place of 36$",
            @"\.stackTrace", @"\.source\b", @"\.data\b", @"\.innerException", @"\._type ", @"exception\.type:",

            // Fields that were not in the model stay out of it; Studio reads a missing one as empty.
            @"\.activities\[.*\]\.(policy|expose\w+|responseHeaders|variable\.typeName) is missing$", @"\.vertices is missing$",
            @"\.autoUpdateConsumingWorkflows is missing$", @"\.(inputs|outputs)\[.*\]\.(description|category) is missing$",
            @"storageDriverTypeName: ",
            @"\.value\.typeName: ", @"\.items\.typeName: ",

            // Types have names of their own where Elsa's are .NET's; an answer, headers and a form's file are what scripts can read.
            @"\.typeName: ""(Uri|Variable|SwitchMode|ForkJoinMode|List\\u003C(SwitchCase|HttpStatusCodeCase)\\u003E)"" in place of ""UnregisteredClrType:",
            @"\.typeName: ""ObjectDictionary"" in place of ""Http(Headers|Request|ResponseMessage)""", @"\.typeName: ""HttpFile(\[\])?"" in place of ""FormFile",
            @"\[DownloadHttpFile\]\.outputs\[Response(ContentStream)?\] is missing$",

            // Maps get an editor, a queue's name is free text, every request is resilient, and a dispatch is a task as its siblings are.
            @"\.inputs\[(Input|Payload)\]\.uiHint: ""dictionary"" in place of ""dropdown""",
            @"\.inputs\[ChannelName\]\.(uiHint: ""singleline"" in place of ""dropdown""|uiSpecifications\.dropdown is missing)$",
            @"HttpRequest\]\.inputs\[EnableResiliency\]\.isBrowsable: false", @"\[DispatchWorkflow\]\.kind: ""Task""",

            // What is inside a workflow and a flowchart is no port in the toolbox; Elsa's Switch has an output that nothing sets.
            @"\[(Workflow|Flowchart)\]\.ports: 0 items in place of 1$", @"\[(Workflow|Switch)\]\.outputs: 0 items in place of 1$",

            // Cron also takes a time zone; the stand-in for a missing activity keeps what it stands for in inputs that nobody sees.
            @"\[Cron\]\.inputs: 2 items in place of 1$", @"\[NotFoundActivity\]\.inputs: 3 items in place of 0$",

            // A step's source text and the root's variables are not kept twice.
            @"\.activityState\.(Script|EventName) is missing$", @"\.properties\.Variables is missing$", @"activeExecutionCycleCount is missing$",

            // More is offered: strategies, methods, content types, users and roles, what the product comes with.
            @"(items|users|roles): \d+ items in place of [0-9]+$", @"\.(count|totalCount): \d+ in place of [0-9]+$",
            @"activityExecutionContexts: 1 items in place of 3$", @"status: ""Canceled"" in place of ""Running""$",
            @"RequestTimeout|enableCopyAdornment|\.Refresh is missing$",
        }
        .Select(pattern => new Regex(pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))),
    ];

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _differences = [];
    private string _refreshToken = "";

    /// <summary>The differences of one exchange; empty when there are none.</summary>
    public async Task<IReadOnlyList<string>> SendAsync(Exchange exchange)
    {
        _differences.Clear();
        await PrepareAsync(exchange);
        using var answer = await SendAsync(Request(exchange), exchange.Name);
        var text = await answer.Content.ReadAsStringAsync();
        if ((int)answer.StatusCode != exchange.Status)
        {
            _differences.Add($"status {(int)answer.StatusCode} in place of {exchange.Status}: {text[..Math.Min(text.Length, 300)]}");
            return Unwanted();
        }

        foreach (var (name, value) in exchange.Headers.Where(h => h.Key.StartsWith("x-elsa-", StringComparison.OrdinalIgnoreCase)))
        {
            var ours = answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;
            if (ours is null)
            {
                _differences.Add($"header {name} is missing");
            }
            else if (IsId(name))
            {
                _ids[(string)value!] = ours;
            }
        }

        var type = (string?)exchange.Headers["Content-Type"];
        if (type is not null && answer.Content.Headers.ContentType?.MediaType != type.Split(';')[0])
        {
            _differences.Add($"media type {answer.Content.Headers.ContentType?.MediaType} in place of {type}");
        }
        else if (type?.Contains("json", StringComparison.Ordinal) == true)
        {
            var body = JsonNode.Parse(text);
            _refreshToken = body is JsonObject @object && (string?)@object["refreshToken"] is { } token ? token : _refreshToken;
            Compare("", exchange.Answer, body);
        }
        else if (type == "text/plain" && (string?)exchange.Answer != text)
        {
            _differences.Add($"text \"{text}\" in place of \"{exchange.Answer}\"");
        }

        return Unwanted();
    }

    private string[] Unwanted() => [.. _differences.Where(difference => !OnPurpose.Any(pattern => pattern.IsMatch(difference)))];

    private static bool IsId(string name) => name.EndsWith("id", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^[0-9a-f]{14,16}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RecordedId();

    [GeneratedRegex("[0-9a-f]{14,16}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RecordedIds();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string name)
    {
        using (request)
        {
            var client = name.Contains("unauthorized", StringComparison.Ordinal) || request.Headers.Authorization is not null ? product.Stranger : product.Http;
            return await client.SendAsync(request);
        }
    }

    // One run was started while nothing was recorded.
    private async Task PrepareAsync(Exchange exchange)
    {
        if (exchange.Name.EndsWith("-instance-cancel", StringComparison.Ordinal))
        {
            using var answer = await product.Http.PostAsJsonAsync("/elsa/api/workflow-definitions/rich/dispatch", new { input = new { N = 7 }, correlationId = "corr-3" });
            _ids["c9f640a55a9ff38"] = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["workflowInstanceId"]!;
        }
        else if (exchange.Name.EndsWith("-instances-list", StringComparison.Ordinal))
        {
            await UntilNoneIsPendingAsync();
        }
    }

    // What was dispatched runs beside.
    private async Task UntilNoneIsPendingAsync()
    {
        for (var left = 300; left > 0; left--)
        {
            using var answer = await product.Http.PostAsJsonAsync("/elsa/api/workflow-instances", new { definitionId = "rich", subStatus = "Pending" });
            if ((int)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["totalCount"]! == 0)
            {
                return;
            }

            await Task.Delay(100);
        }
    }

    private HttpRequestMessage Request(Exchange exchange)
    {
        var request = new HttpRequestMessage(new HttpMethod(exchange.Method), Ours(exchange.Path).Replace("/workflows/", "/hooks/", StringComparison.Ordinal));
        if (exchange.Name.EndsWith("refresh-token", StringComparison.Ordinal))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _refreshToken);
        }

        if (exchange.Body is { } body)
        {
            var text = Ours(body.ToJsonString());
            if (exchange.Name.EndsWith("-login", StringComparison.Ordinal))
            {
                text = JsonSerializer.Serialize(new { username = RunningProduct.Administrator, password = RunningProduct.AdministratorPassword });
            }

            request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        }

        return request;
    }

    private string Ours(string text) => RecordedIds().Replace(text, id => _ids.GetValueOrDefault(id.Value, id.Value));

    private void Compare(string path, JsonNode? theirs, JsonNode? ours)
    {
        if (theirs is null)
        {
            return;
        }

        if (ours is null || Kind(theirs) != Kind(ours))
        {
            _differences.Add($"{path}: {Kind(ours)} in place of {Kind(theirs)}");
            return;
        }

        switch (theirs)
        {
            case JsonObject fields:
                CompareFields(path, fields, ours.AsObject());
                break;
            case JsonArray items:
                CompareItems(path, items, ours.AsArray());
                break;
            default:
                CompareValue(path, theirs, ours);
                break;
        }
    }

    private void CompareFields(string path, JsonObject theirs, JsonObject ours)
    {
        foreach (var (name, value) in theirs)
        {
            var field = $"{path}.{name}";
            if (ours.ContainsKey(name))
            {
                Compare(field, value, ours[name]);
            }
            else if (value is not null)
            {
                _differences.Add($"{field} is missing");
            }
        }
    }

    private void CompareItems(string path, JsonArray theirs, JsonArray ours)
    {
        // Descriptors and the like are told apart by name; what happened, by its place.
        var key = new[] { "name", "typeName", "type" }.FirstOrDefault(k =>
            theirs.All(item => item is JsonObject o && o[k] is JsonValue) && theirs.Select(item => (string?)item![k]).Distinct().Count() == theirs.Count);
        if (key is not null && theirs.Count > 1)
        {
            foreach (var item in theirs)
            {
                var same = ours.FirstOrDefault(o => o is JsonObject && (string?)o[key] == (string?)item![key]);
                if (same is null)
                {
                    _differences.Add($"{path}[{item![key]}] is missing");
                }
                else
                {
                    Compare($"{path}[{item![key]}]", item, same);
                }
            }

            return;
        }

        if (theirs.Count != ours.Count)
        {
            _differences.Add($"{path}: {ours.Count} items in place of {theirs.Count}");
        }

        for (var i = 0; i < Math.Min(theirs.Count, ours.Count); i++)
        {
            Compare($"{path}[{i}]", theirs[i], ours[i]);
        }
    }

    private void CompareValue(string path, JsonNode theirs, JsonNode ours)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        if (theirs.GetValueKind() == JsonValueKind.String && IsId(name) && RecordedId().IsMatch((string)theirs!))
        {
            _ids.TryAdd((string)theirs!, (string)ours!);
        }
        else if (Words.Contains(name) && theirs.ToJsonString() != ours.ToJsonString())
        {
            _differences.Add($"{path}: {ours.ToJsonString()} in place of {theirs.ToJsonString()}");
        }
    }

    private static string Kind(JsonNode? node) => node?.GetValueKind() switch
    {
        null => "nothing",
        JsonValueKind.True or JsonValueKind.False => "a truth value",
        { } kind => kind.ToString(),
    };
}
