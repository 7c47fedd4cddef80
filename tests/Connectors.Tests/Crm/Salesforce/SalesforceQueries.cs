using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace WorkflowConnect.Connectors.Tests.Crm.Salesforce;

/// <summary>Answers queries, in parts whatever limit they name.</summary>
internal sealed class SalesforceQueries(SalesforceServer server)
{
    private const int Part = 250;

    private readonly Dictionary<string, (Soql Query, List<JsonObject> Left)> _parts = [];
    private int _last;

    public IResult Run(string text)
    {
        Soql query;
        try
        {
            query = Soql.Parse(text);
        }
        catch (FormatException e)
        {
            return SalesforceServer.Error(400, "MALFORMED_QUERY", e.Message);
        }

        if (!server.Fields.ContainsKey(query.From))
        {
            return SalesforceServer.Error(400, "INVALID_TYPE", $"sObject type '{query.From}' is not supported.");
        }

        if (query.Fields.FirstOrDefault(field => !server.IsSeen(query.From, field)) is { } unknown)
        {
            return SalesforceServer.Error(400, "INVALID_FIELD", $"No such column '{unknown}' on entity '{query.From}'.");
        }

        IEnumerable<JsonObject> rows = server.Rows[query.From].Values.Select(row => Joined(query.From, row)).Where(query.Where);
        foreach (var (field, isDown) in Enumerable.Reverse(query.Order))
        {
            var by = Comparer<JsonObject>.Create((one, other) => Soql.Compare(field, Soql.Text(one[field]), Soql.Text(other[field])));
            rows = isDown ? rows.OrderByDescending(row => row, by) : rows.OrderBy(row => row, by);
        }

        return Page(query, [.. rows.Take(query.Limit ?? int.MaxValue)]);
    }

    public IResult Next(string locator) => _parts.Remove(locator, out var part) ? Page(part.Query, part.Left) : SalesforceServer.Error(400, "INVALID_QUERY_LOCATOR", "invalid query locator");

    private IResult Page(Soql query, List<JsonObject> rows)
    {
        var answer = new JsonObject
        {
            ["totalSize"] = rows.Count,
            ["done"] = rows.Count <= Part,
            ["records"] = new JsonArray([.. rows.Take(Part).Select(row => (JsonNode?)Selected(query, row))]),
        };
        if (rows.Count > Part)
        {
            var locator = $"01g{++_last}-{Part}";
            _parts[locator] = (query, rows[Part..]);
            answer["nextRecordsUrl"] = $"/services/data/{SalesforceServer.Version}/query/{locator}";
        }

        return Results.Json(answer);
    }

    private static JsonObject Selected(Soql query, JsonObject row)
    {
        var shown = new JsonObject { ["attributes"] = new JsonObject { ["type"] = query.From } };
        foreach (var path in query.Select)
        {
            var steps = path.Split('.');
            if (steps.Length == 1)
            {
                shown[path] = row[path]?.DeepClone();
            }
            else
            {
                shown[steps[0]] = new JsonObject { [steps[1]] = Soql.Value(row, path)?.DeepClone() };
            }
        }

        return shown;
    }

    private JsonObject Joined(string type, JsonObject row)
    {
        if (type != "ContentDocumentLink")
        {
            return row;
        }

        var joined = (JsonObject)row.DeepClone();
        joined["ContentDocument"] = server.Rows["ContentDocument"][(string)row["ContentDocumentId"]!].DeepClone();
        return joined;
    }
}
