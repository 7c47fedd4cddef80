using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Odoo;

/// <summary>What Odoo has of fields and countries in this database, and how its partners become records of the port.</summary>
internal sealed class OdooPartners(OdooRpc rpc, Mapping mapping, string connection)
{
    public const string Model = "res.partner";
    public const string LastScreened = "x_last_screened";
    public const string Status = "x_screening_status";
    public const string Protocol = "x_screening_protocol";
    public const string Block = "x_screening_block";

    /// <summary>The fields that the product notes a check in, with their types and English labels.</summary>
    public static readonly IReadOnlyList<(string Name, string Type, string Label)> Own =
    [
        (LastScreened, "datetime", "Last screened"),
        (Status, "char", "Screening status"),
        (Protocol, "char", "Screening protocol"),
        (Block, "char", "Screening block"),
    ];

    public static readonly Mapping Usual = new(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CrmFields.Name] = "name",
            [CrmFields.Email] = "email",
            [CrmFields.Phone] = "phone",
            [CrmFields.Website] = "website",
            [CrmFields.VatId] = "vat",
            [CrmFields.RegisterNumber] = "company_registry",
            [CrmFields.Street] = "street",
            [CrmFields.PostalCode] = "zip",
            [CrmFields.City] = "city",
            [CrmFields.Country] = "country_id",
        },
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CrmFields.Name] = "name",
            [CrmFields.JobTitle] = "function",
            [CrmFields.Email] = "email",
            [CrmFields.Phone] = "phone",
            [CrmFields.Website] = "website",
            [CrmFields.Street] = "street",
            [CrmFields.PostalCode] = "zip",
            [CrmFields.City] = "city",
            [CrmFields.Country] = "country_id",
        });

    /// <summary>Whether its address is on the list of those who want no mailings (<c>mail.blacklist</c>), which only few may read.</summary>
    private const string Blacklisted = "is_blacklisted";

    private static readonly string[] Always = ["id", "is_company", "parent_id", "create_date", "write_date", Blacklisted];

    private IReadOnlyDictionary<string, string>? _types;
    private IReadOnlyDictionary<string, long>? _countries;

    public Mapping Mapping => mapping;

    /// <summary>Types of the partner's fields by name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TypesAsync(CancellationToken cancellationToken, bool anew = false)
    {
        if (_types is { } known && !anew)
        {
            return known;
        }

        var fields = await rpc.CallAsync(new OdooCall(Model, "fields_get") { Named = [("attributes", OdooText.Array("type"))] }, cancellationToken);
        return _types = (fields as JsonObject ?? []).ToDictionary(f => f.Key, f => VendorJson.Words(f.Value?["type"]) ?? "", StringComparer.Ordinal);
    }

    /// <summary>Ids of the countries by their codes: they differ from database to database.</summary>
    public async Task<IReadOnlyDictionary<string, long>> CountriesAsync(CancellationToken cancellationToken)
    {
        if (_countries is { } known)
        {
            return known;
        }

        return _countries = (await rpc.SearchAsync("res.country", [], ["code"], cancellationToken))
            .Where(row => VendorJson.Words(row["code"]) is not null && OdooText.Id(row["id"]) is not null)
            .GroupBy(row => VendorJson.Words(row["code"])!, StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => OdooText.Id(rows.First()["id"])!.Value, StringComparer.Ordinal);
    }

    /// <summary>Records that meet the domain. Fields are always named: without names a user gets 403 for one that it may not read.</summary>
    public async Task<IReadOnlyList<CrmRecord>> ReadAsync(RecordKind kind, JsonArray domain, string order, int limit, CancellationToken cancellationToken)
    {
        var types = await TypesAsync(cancellationToken);
        var fields = Always.Concat(mapping.Of(kind).Values).Concat(Own.Select(own => own.Name)).Distinct(StringComparer.Ordinal).Where(types.ContainsKey);
        var rows = await rpc.CallAsync(
            new OdooCall(Model, "search_read")
            {
                Positional = [("domain", domain)],
                Named = [("fields", new JsonArray([.. fields.Select(f => (JsonNode?)f)])), ("order", order), ("limit", limit)],
            },
            cancellationToken);
        var countries = (await CountriesAsync(cancellationToken)).ToDictionary(c => c.Value, c => c.Key);
        return [.. (rows as JsonArray ?? []).OfType<JsonObject>().Select(row => RecordOf(kind, row, countries))];
    }

    /// <summary>
    /// The conditions that make a partner a company, or a person: addresses of a company are neither. Partners that came in past
    /// Odoo, by an import into its tables, may have no type.
    /// </summary>
    public static JsonArray KindDomain(RecordKind kind) => kind == RecordKind.Company
        ? [OdooText.Is("is_company", "=", true)]
        : [OdooText.Is("is_company", "=", false), OdooText.Is("type", "in", new JsonArray("contact", false))];

    /// <summary>The fields as Odoo takes them.</summary>
    /// <exception cref="VendorTrouble">A mapped field is not there.</exception>
    public async Task<JsonObject> ValuesAsync(RecordKind kind, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        var types = await TypesAsync(cancellationToken);
        var values = new JsonObject();
        foreach (var (field, value) in fields)
        {
            var theirs = mapping.Of(kind)[field];
            if (!types.TryGetValue(theirs, out var type))
            {
                throw new VendorTrouble(WriteStatus.Retryable, $"Odoo has no field {theirs}, to which {field} is mapped. Correct the mapping file.", TimeSpan.FromMinutes(10));
            }

            if (type != "many2one")
            {
                values[theirs] = value;
            }
            else if ((await CountriesAsync(cancellationToken)).TryGetValue(value.ToUpperInvariant(), out var country))
            {
                values[theirs] = country;
            }
            else
            {
                throw new VendorTrouble(WriteStatus.Rejected, "Odoo does not know the country.") { Refused = [field] };
            }
        }

        return values;
    }

    private CrmRecord RecordOf(RecordKind kind, JsonObject row, Dictionary<long, string> countries)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, theirs) in mapping.Of(kind))
        {
            var value = field is CrmFields.Country or CrmFields.Nationality && OdooText.Id(row[theirs]) is { } country ? countries.GetValueOrDefault(country) : VendorJson.Words(row[theirs]);
            if (value is not null)
            {
                fields[field] = value;
            }
        }

        return new CrmRecord
        {
            Ref = new RecordRef(connection, kind, OdooText.Id(row["id"])!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Fields = fields,
            Company = kind == RecordKind.Contact && OdooText.Id(row["parent_id"]) is { } parent
                ? new RecordRef(connection, RecordKind.Company, parent.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null,
            Version = VendorJson.Words(row["write_date"]),
            CreatedAt = OdooText.Time(row["create_date"]) ?? DateTimeOffset.UnixEpoch,
            ModifiedAt = OdooText.Time(row["write_date"]) ?? DateTimeOffset.UnixEpoch,
            LastScreenedAt = OdooText.Time(row[LastScreened]),
            LastScreeningOutcome = VendorJson.Words(row[Status]),
            LastProtocolNumber = VendorJson.Words(row[Protocol]),
            HasOptedOut = VendorJson.IsTrue(row[Blacklisted]),
            Block = Enum.TryParse<CrmBlock>(VendorJson.Words(row[Block]), ignoreCase: true, out var block) ? block : null,
        };
    }
}
