using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Odoo;

/// <summary>Looks at an Odoo and prepares it.</summary>
internal sealed class OdooSetup(OdooRpc rpc, OdooPartners partners, OdooLists lists, OdooRights rights, CrmOptions options)
{
    public async Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        var version = await rpc.VersionAsync(cancellationToken);
        var context = await rpc.CallAsync(new OdooCall("res.users", "context_get"), cancellationToken);
        var types = await partners.TypesAsync(cancellationToken, anew: true);
        var mapped = new[] { RecordKind.Company, RecordKind.Contact }.SelectMany(kind => partners.Mapping.Of(kind).Select(f => (Kind: kind, Field: f.Key, Theirs: f.Value))).ToList();
        var missing = new List<CrmMissing>();
        foreach (var own in OdooPartners.Own.Where(own => !types.ContainsKey(own.Name)))
        {
            missing.Add(new CrmMissing(FieldOf(own.Name, own.Type), "Time and result of a check cannot be noted on the record.", CanBeCreated: true));
        }

        missing.AddRange(mapped.Where(m => !types.ContainsKey(m.Theirs)).Select(m => new CrmMissing(
            $"field {OdooPartners.Model}.{m.Theirs}", $"{m.Field} is mapped to it. Correct the mapping file.", CanBeCreated: false)));
        missing.AddRange(await MissingRightsAsync(cancellationToken));
        var hasMailing = await lists.HasMailingAsync(cancellationToken);
        if (!hasMailing)
        {
            missing.Add(new CrmMissing("app Email Marketing (mass_mailing)", "Distribution lists become tags of the contact, and opt-outs of single lists are not known. Install it in Odoo if lists are wanted.", CanBeCreated: false));
        }

        return new CrmProbe
        {
            Product = $"Odoo {version.Text}",
            User = VendorJson.Words(context?["uid"]) is { } uid ? $"user {uid}" : options.User ?? "?",
            Fields = [.. mapped.Where(m => types.ContainsKey(m.Theirs))],
            Unmapped = [.. Unmapped(RecordKind.Company), .. Unmapped(RecordKind.Contact)],
            Lists = await lists.NamesAsync(cancellationToken),
            Missing = missing,
        };
    }

    /// <summary>Fields of our own; only an administrator's key may.</summary>
    public async Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken)
    {
        var wanted = OdooPartners.Own.Where(own => missing.Any(m => m.What == FieldOf(own.Name, own.Type))).ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        var models = await rpc.SearchAsync("ir.model", [OdooText.Is("model", "=", OdooPartners.Model)], ["id"], cancellationToken);
        var model = models.Count > 0 && OdooText.Id(models[0]["id"]) is { } id ? id : throw OdooErrors.Of(404, null, null, isWrite: false);
        await rpc.CallAsync(
            new OdooCall("ir.model.fields", "create")
            {
                Positional = [("vals_list", new JsonArray([.. wanted.Select(own => (JsonNode?)new JsonObject
                {
                    ["model_id"] = model,
                    ["name"] = own.Name,
                    ["field_description"] = own.Label,
                    ["ttype"] = own.Type,
                    ["state"] = "manual",
                })]))],
                IsWrite = true,
            },
            cancellationToken);
        await partners.TypesAsync(cancellationToken, anew: true);
    }

    private static string FieldOf(string name, string type) => $"field {OdooPartners.Model}.{name} ({type})";

    private async Task<List<CrmMissing>> MissingRightsAsync(CancellationToken cancellationToken)
    {
        var missing = new List<CrmMissing>();
        (string Model, string Right)[] ofRecords = [(OdooPartners.Model, "create"), (OdooPartners.Model, "write"), ("ir.attachment", "create")];
        foreach (var (model, right) in ofRecords.Concat(await lists.NeededAsync(cancellationToken)))
        {
            if (await rights.MayAsync(model, right, cancellationToken) != true)
            {
                var group = model.StartsWith("mailing.", StringComparison.Ordinal) ? "'Email Marketing / User'" : "'Contact Creation'";
                missing.Add(new CrmMissing($"right to {right} {model}", $"Give it to the user of the API key (group {group}).", CanBeCreated: false));
            }
        }

        return missing;
    }

    private IEnumerable<(RecordKind Kind, string Field)> Unmapped(RecordKind kind)
    {
        string[] ofCompanies = [CrmFields.Salutation, CrmFields.Title, CrmFields.GivenName, CrmFields.FamilyName, CrmFields.JobTitle, CrmFields.BirthDate, CrmFields.Nationality];
        string[] ofNobody = kind == RecordKind.Company ? ofCompanies : [CrmFields.VatId, CrmFields.RegisterNumber, CrmFields.GivenName, CrmFields.FamilyName];
        return CrmFields.All.Except(partners.Mapping.Of(kind).Keys).Except(ofNobody).Select(field => (kind, field));
    }
}
