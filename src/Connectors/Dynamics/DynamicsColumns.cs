using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Dynamics;

/// <summary>
/// Creates the columns of our own, in a solution and under a publisher of our own, so that an administrator sees whose they are
/// and can remove them together. It takes the role System Customizer, once.
/// </summary>
internal sealed class DynamicsColumns(DynamicsCalls calls, DynamicsFields fields)
{
    private const string Solution = "WorkflowConnect";

    /// <summary>Begins the numbers of a publisher's choices; we have none.</summary>
    private const int OptionPrefix = 48_210;
    private const int English = 1033;
    private const int Longest = 200;

    public static IEnumerable<CrmMissing> MissingOf(RecordKind kind, IReadOnlyDictionary<string, DynamicsColumn> there) => Lacking(there)
        .Select(own => new CrmMissing(What(kind, own.Schema, own.Type), "Time and result of a check cannot be noted on the record. Creating it takes the role System Customizer.", CanBeCreated: true));

    public async Task CreateAsync(RecordKind kind, IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken)
    {
        var wanted = Lacking(await fields.AllAsync(kind, cancellationToken, anew: true)).Where(own => missing.Any(m => m.What == What(kind, own.Schema, own.Type))).ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        await PrepareAsync(cancellationToken);
        foreach (var own in wanted)
        {
            await calls.WriteAsync(
                HttpMethod.Post, $"EntityDefinitions(LogicalName='{DynamicsText.Table(kind)}')/Attributes", Definition(own.Schema, own.Type, own.Label), cancellationToken, ("MSCRM.SolutionUniqueName", Solution));
        }

        var parts = $"<importexportxml><entities><entity>{DynamicsText.Table(kind)}</entity></entities></importexportxml>";
        await calls.WriteAsync(HttpMethod.Post, "PublishXml", new JsonObject { ["ParameterXml"] = parts }, cancellationToken);
    }

    /// <summary>Publisher and solution, each once.</summary>
    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (await IdAsync("publishers", "publisherid", $"customizationprefix eq '{DynamicsFields.Prefix}'", cancellationToken) is not { } publisher)
        {
            publisher = DynamicsText.OwnId("publishers", Solution);
            await calls.CreateAsync(
                $"publishers({publisher})",
                new JsonObject { ["uniquename"] = Solution, ["friendlyname"] = Solution, ["customizationprefix"] = DynamicsFields.Prefix, ["customizationoptionvalueprefix"] = OptionPrefix },
                cancellationToken);
        }

        if (await IdAsync("solutions", "solutionid", $"uniquename eq '{Solution}'", cancellationToken) is null)
        {
            await calls.CreateAsync(
                $"solutions({DynamicsText.OwnId("solutions", Solution)})",
                new JsonObject { ["uniquename"] = Solution, ["friendlyname"] = Solution, ["version"] = "1.0.0.0", ["publisherid@odata.bind"] = $"/publishers({publisher})" },
                cancellationToken);
        }
    }

    private async Task<string?> IdAsync(string set, string id, string filter, CancellationToken cancellationToken) =>
        VendorJson.Rows((await calls.GetAsync($"{set}?$select={id}&$filter={Uri.EscapeDataString(filter)}&$top=1", cancellationToken))["value"]).FirstOrDefault() is { } row ? DynamicsText.IdOf(row, id) : null;

    private static JsonObject Definition(string schema, string type, string label)
    {
        var definition = new JsonObject
        {
            ["@odata.type"] = $"Microsoft.Dynamics.CRM.{type}AttributeMetadata",
            ["AttributeType"] = type,
            ["AttributeTypeName"] = new JsonObject { ["Value"] = $"{type}Type" },
            ["SchemaName"] = schema,
            ["RequiredLevel"] = new JsonObject { ["Value"] = "None", ["CanBeChanged"] = true, ["ManagedPropertyLogicalName"] = "canmodifyrequirementlevelsettings" },
            ["DisplayName"] = new JsonObject
            {
                ["@odata.type"] = "Microsoft.Dynamics.CRM.Label",
                ["LocalizedLabels"] = new JsonArray(new JsonObject { ["@odata.type"] = "Microsoft.Dynamics.CRM.LocalizedLabel", ["Label"] = label, ["LanguageCode"] = English }),
            },
        };
        if (type == "DateTime")
        {
            definition["Format"] = "DateAndTime";
            definition["DateTimeBehavior"] = new JsonObject { ["Value"] = "UserLocal" };
        }
        else
        {
            definition["FormatName"] = new JsonObject { ["Value"] = "Text" };
            definition["MaxLength"] = Longest;
        }

        return definition;
    }

    private static IEnumerable<(string Schema, string Type, string Label)> Lacking(IReadOnlyDictionary<string, DynamicsColumn> there) =>
        DynamicsFields.Own.Where(own => !there.ContainsKey(DynamicsFields.NameOf(own.Schema)));

    private static string What(RecordKind kind, string schema, string type) => $"column {DynamicsText.Table(kind)}.{DynamicsFields.NameOf(schema)} ({type})";
}
