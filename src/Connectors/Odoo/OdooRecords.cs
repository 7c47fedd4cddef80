using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Odoo;

/// <summary>Companies and contacts: one model in Odoo, <c>res.partner</c>.</summary>
internal sealed class OdooRecords(OdooRpc rpc, OdooPartners partners, OdooRights rights)
{
    /// <summary>Part of the external ids under which our records are known to Odoo.</summary>
    private const string Module = "workflowconnect";
    private const int MostCandidates = 200;
    private readonly OdooAddresses _addresses = new(rpc, partners);

    public (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Unmapped) Fit(RecordKind kind, IReadOnlyDictionary<string, string> given)
    {
        var map = partners.Mapping.Of(kind);
        var fields = new Dictionary<string, string>(given, StringComparer.Ordinal);
        if (kind == RecordKind.Contact && !map.ContainsKey(CrmFields.FamilyName))
        {
            // Odoo has one name; that there are two of them elsewhere is nothing that it lacks.
            var whole = fields.GetValueOrDefault(CrmFields.Name) ?? string.Join(' ', new[] { CrmFields.GivenName, CrmFields.FamilyName }.Select(fields.GetValueOrDefault).OfType<string>());
            fields.Remove(CrmFields.GivenName);
            fields.Remove(CrmFields.FamilyName);
            fields[CrmFields.Name] = whole.Length > 0 ? whole : fields.GetValueOrDefault(CrmFields.Email) ?? "";
        }
        else if (kind == RecordKind.Contact)
        {
            fields.Remove(CrmFields.Name);
        }

        string[] unmapped = [.. fields.Keys.Where(f => !map.ContainsKey(f)).Order(StringComparer.Ordinal)];
        foreach (var field in unmapped)
        {
            fields.Remove(field);
        }

        return (fields, unmapped);
    }

    public async Task<IReadOnlyList<CrmRecord>> SearchAsync(RecordKind kind, IReadOnlyDictionary<string, string> given, RecordRef? company, CancellationToken cancellationToken)
    {
        var either = kind == RecordKind.Company ? OfCompany(given) : await OfContactAsync(given, company, cancellationToken);
        if (either.Count == 0)
        {
            return [];
        }

        var domain = OdooPartners.KindDomain(kind);
        foreach (var _ in either.Skip(1))
        {
            domain.Add("|");
        }

        foreach (var condition in either)
        {
            foreach (var part in condition)
            {
                domain.Add(part?.DeepClone());
            }
        }

        return await partners.ReadAsync(kind, domain, "id asc", MostCandidates, cancellationToken);
    }

    public async Task<CrmRecord?> ReadAsync(RecordKind kind, string id, CancellationToken cancellationToken)
    {
        if (!long.TryParse(id, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        // An archived partner is there all the same.
        JsonArray domain = [OdooText.Is("id", "=", number), OdooText.Is("active", "in", OdooText.Array(true, false))];
        var found = await partners.ReadAsync(kind, domain, "id asc", 1, cancellationToken);
        return found.Count > 0 ? found[0] : null;
    }

    /// <summary>By <c>load</c> with an external id of ours: sent twice it is one record.</summary>
    public async Task<string> CreateAsync(RecordDraft draft, CancellationToken cancellationToken)
    {
        var values = await partners.ValuesAsync(draft.Kind, draft.Fields, cancellationToken);
        try
        {
            return await LoadAsync(draft, values, cancellationToken);
        }
        catch (VendorTrouble trouble) when (MayBeOfVat(trouble, draft.Fields))
        {
            throw OdooErrors.VatRefused();
        }
    }

    public async Task UpdateAsync(CrmRecord known, IReadOnlyDictionary<string, string> blanks, RecordRef? company, CancellationToken cancellationToken)
    {
        var values = await partners.ValuesAsync(known.Ref.Kind, blanks, cancellationToken);
        await _addresses.CheckAsync(known, values, company, cancellationToken);
        if (company is not null)
        {
            values["parent_id"] = Number(company);
        }

        try
        {
            await rpc.WriteAsync(OdooPartners.Model, Number(known.Ref), values, cancellationToken);
        }
        catch (VendorTrouble trouble) when (MayBeOfVat(trouble, blanks))
        {
            throw OdooErrors.VatRefused();
        }
    }

    public async Task MarkAsync(MarkScreened mark, CancellationToken cancellationToken)
    {
        var types = await partners.TypesAsync(cancellationToken);
        if (OdooPartners.Own.Any(own => !types.ContainsKey(own.Name)))
        {
            types = await partners.TypesAsync(cancellationToken, anew: true);
        }

        if (OdooPartners.Own.FirstOrDefault(own => !types.ContainsKey(own.Name)) is { Name: { } name })
        {
            throw new VendorTrouble(WriteStatus.Retryable, $"Odoo lacks the field {name}. Run 'workflowconnect crm provision' with an administrator's key, or create it in Odoo.", TimeSpan.FromMinutes(10));
        }

        var values = new JsonObject
        {
            [OdooPartners.LastScreened] = OdooText.Time(mark.At),
            [OdooPartners.Status] = mark.Outcome,
            [OdooPartners.Protocol] = mark.ProtocolNumber is { } number ? number : false,
            [OdooPartners.Block] = mark.Block.ToString().ToLowerInvariant(),
        };
        await rpc.WriteAsync(OdooPartners.Model, Number(mark.Record), values, cancellationToken);
    }

    /// <summary>Odoo says so in the language of the user, and calls the number as the country does: what it refuses is tried without.</summary>
    private static bool MayBeOfVat(VendorTrouble trouble, IReadOnlyDictionary<string, string> fields) =>
        trouble.Status == WriteStatus.Rejected && trouble.Refused.Count == 0 && fields.ContainsKey(CrmFields.VatId);

    public static long Number(RecordRef record) => long.Parse(record.Id, CultureInfo.InvariantCulture);

    private static List<JsonArray> OfCompany(IReadOnlyDictionary<string, string> given)
    {
        var either = new List<JsonArray>();
        if (given.TryGetValue(CrmFields.VatId, out var vat))
        {
            either.Add([OdooText.Is("vat", "=ilike", OdooText.Literally(vat))]);
            either.Add([OdooText.Is("vat", "=ilike", OdooText.Literally(MatchKeys.Code(vat)))]);
        }

        if (given.TryGetValue(CrmFields.RegisterNumber, out var register))
        {
            either.Add([OdooText.Is("company_registry", "=ilike", OdooText.Literally(register))]);
        }

        if (given.TryGetValue(CrmFields.Name, out var name))
        {
            either.Add([OdooText.Is("name", "=ilike", NamePattern.OfCompany(name))]);
        }

        return either;
    }

    private async Task<List<JsonArray>> OfContactAsync(IReadOnlyDictionary<string, string> given, RecordRef? company, CancellationToken cancellationToken)
    {
        var either = new List<JsonArray>();
        if (MatchKeys.Email(given.GetValueOrDefault(CrmFields.Email)) is { Length: > 0 } email)
        {
            either.Add([(await partners.TypesAsync(cancellationToken)).ContainsKey("email_normalized")
                ? OdooText.Is("email_normalized", "=", email)
                : OdooText.Is("email", "=ilike", OdooText.Literally(email))]);
        }

        if (company is not null)
        {
            either.Add(["&", OdooText.Is("parent_id", "=", Number(company)), OdooText.Is("name", "=ilike", NamePattern.OfPerson(given))]);
        }

        return either;
    }

    private async Task<string> LoadAsync(RecordDraft draft, JsonObject values, CancellationToken cancellationToken)
    {
        var (columns, row) = (new JsonArray("id", "is_company"), new JsonArray($"{Module}.{draft.Key}", draft.Kind == RecordKind.Company ? "1" : "0"));
        if (draft.Kind == RecordKind.Contact)
        {
            columns.Add("type");
            row.Add("contact");
        }

        if (draft.Company is { } company)
        {
            columns.Add("parent_id/.id");
            row.Add(company.Id);
        }

        foreach (var (field, value) in values)
        {
            // A number stands for a record, which the import calls by its database id.
            var isRecord = value?.GetValueKind() == System.Text.Json.JsonValueKind.Number;
            columns.Add(isRecord ? field + "/.id" : field);
            row.Add(VendorJson.Words(value) ?? "");
        }

        // Made for good (noupdate) and never written again (update): what people changed meanwhile stays. Nobody follows the
        // record for it, and a company that was archived is a company.
        var context = new JsonObject { ["mode"] = "update", ["noupdate"] = true, ["mail_create_nosubscribe"] = true, ["active_test"] = false };
        var loaded = await rpc.CallAsync(
            new OdooCall(OdooPartners.Model, "load") { Positional = [("fields", columns), ("data", new JsonArray(row))], Named = [("context", context)], IsWrite = true }, cancellationToken);
        if (loaded?["ids"] is JsonArray { Count: > 0 } ids && OdooText.Id(ids[0]) is { } id)
        {
            return id.ToString(CultureInfo.InvariantCulture);
        }

        var trouble = OdooErrors.OfLoad(loaded?["messages"] as JsonArray ?? []);
        // Its messages say in words alone that a right is missing.
        throw trouble.Status == WriteStatus.Rejected && await rights.MayAsync(OdooPartners.Model, "create", cancellationToken) == false ? OdooErrors.NoRight() : trouble;
    }
}
