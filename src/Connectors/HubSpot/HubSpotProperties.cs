using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Connectors.HubSpot;

/// <summary>What this account has of properties, and how its rows become records of the port.</summary>
internal sealed class HubSpotProperties(HubSpotCalls calls, Mapping mapping, string connection)
{
    /// <summary>Our key of the write that made the record; unique, so that HubSpot itself refuses a second one.</summary>
    public const string Key = "wfc_key";
    public const string LastScreened = "wfc_last_screened";
    public const string Status = "wfc_screening_status";
    public const string Protocol = "wfc_screening_protocol";
    public const string Block = "wfc_screening_block";

    /// <summary>Id of a contact's primary company.</summary>
    private const string Company = "associatedcompanyid";

    /// <summary>The properties of our own, on companies and contacts alike.</summary>
    public static readonly IReadOnlyList<(string Name, string Type, string Label, string Why)> Own =
    [
        (Key, "string", "WorkflowConnect key", "Records cannot be created: without it a create whose answer was lost might be sent twice."),
        (LastScreened, "datetime", "Last screened", "The time of a check cannot be noted on the record."),
        (Status, "string", "Screening status", "The result of a check cannot be noted on the record."),
        (Protocol, "string", "Screening protocol", "The number of the protocol cannot be noted on the record."),
        (Block, "string", "Screening block", "Whether business is held cannot be noted on the record."),
    ];

    public static readonly Mapping Usual = new(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CrmFields.Name] = "name",
            [CrmFields.Phone] = "phone",
            [CrmFields.Website] = "website",
            [CrmFields.Street] = "address",
            [CrmFields.PostalCode] = "zip",
            [CrmFields.City] = "city",
            [CrmFields.Country] = "country",
        },
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CrmFields.Salutation] = "salutation",
            [CrmFields.GivenName] = "firstname",
            [CrmFields.FamilyName] = "lastname",
            [CrmFields.JobTitle] = "jobtitle",
            [CrmFields.Email] = "email",
            [CrmFields.Phone] = "phone",
            [CrmFields.Website] = "website",
            [CrmFields.BirthDate] = "date_of_birth",
            [CrmFields.Street] = "address",
            [CrmFields.PostalCode] = "zip",
            [CrmFields.City] = "city",
            [CrmFields.Country] = "country",
        });

    private readonly ConcurrentDictionary<RecordKind, IReadOnlyDictionary<string, HubSpotProperty>> _types = new();

    public Mapping Mapping => mapping;

    /// <summary>The account's properties by name; asked once.</summary>
    public async Task<IReadOnlyDictionary<string, HubSpotProperty>> TypesAsync(RecordKind kind, CancellationToken cancellationToken, bool anew = false)
    {
        if (!anew && _types.TryGetValue(kind, out var known))
        {
            return known;
        }

        var answer = await calls.GetAsync($"crm/properties/{HubSpotCalls.Version}/{HubSpotText.Type(kind)}", cancellationToken);
        return _types[kind] = VendorJson.Rows(answer["results"]).Where(row => VendorJson.Text(row["name"]) is not null)
            .GroupBy(row => VendorJson.Text(row["name"])!, StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => HubSpotProperty.Of(rows.First()), StringComparer.Ordinal);
    }

    /// <summary>Asks anew before it says that one of our own properties is missing.</summary>
    /// <exception cref="VendorTrouble">It is.</exception>
    public async Task RequireAsync(RecordKind kind, IReadOnlyList<string> own, CancellationToken cancellationToken)
    {
        var types = await TypesAsync(kind, cancellationToken);
        if (own.Any(name => !types.ContainsKey(name)))
        {
            types = await TypesAsync(kind, cancellationToken, anew: true);
        }

        if (own.FirstOrDefault(name => !types.ContainsKey(name)) is { } missing)
        {
            throw HubSpotErrors.MissingProperty(missing);
        }
    }

    /// <summary>The properties that make a record of the port; names that HubSpot does not know are no error when reading.</summary>
    public string[] Names(RecordKind kind) =>
        [.. mapping.Of(kind).Values.Concat(Own.Select(own => own.Name)).Concat(kind == RecordKind.Contact ? [Company] : []).Distinct(StringComparer.Ordinal)];

    /// <summary>The fields as HubSpot takes them.</summary>
    /// <exception cref="VendorTrouble">A mapped property is not there.</exception>
    public async Task<JsonObject> ValuesAsync(RecordKind kind, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        var types = await TypesAsync(kind, cancellationToken);
        var values = new JsonObject();
        foreach (var (field, value) in fields)
        {
            var theirs = mapping.Of(kind)[field];
            if (!types.TryGetValue(theirs, out var type))
            {
                throw HubSpotErrors.MissingProperty(theirs);
            }

            if (ValueOf(field, value, type) is { } text)
            {
                values[theirs] = text;
            }
        }

        return values;
    }

    public CrmRecord RecordOf(RecordKind kind, JsonObject row)
    {
        var properties = row["properties"] as JsonObject ?? [];
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, theirs) in mapping.Of(kind))
        {
            var text = VendorJson.Text(properties[theirs]);
            if ((field is CrmFields.Country or CrmFields.Nationality ? CountryNames.CodeOrWords(text) : text) is { } value)
            {
                fields[field] = value;
            }
        }

        return new CrmRecord
        {
            Ref = new RecordRef(connection, kind, VendorJson.Text(row["id"])!),
            Fields = fields,
            Company = kind == RecordKind.Contact && CompanyOf(row, properties) is { } company ? new RecordRef(connection, RecordKind.Company, company) : null,
            Version = VendorJson.Text(row["updatedAt"]),
            CreatedAt = HubSpotText.Time(row["createdAt"]) ?? DateTimeOffset.UnixEpoch,
            ModifiedAt = HubSpotText.Time(row["updatedAt"]) ?? DateTimeOffset.UnixEpoch,
            LastScreenedAt = HubSpotText.Time(properties[LastScreened]),
            LastScreeningOutcome = VendorJson.Text(properties[Status]),
            LastProtocolNumber = VendorJson.Text(properties[Protocol]),
            Block = Enum.TryParse<CrmBlock>(VendorJson.Text(properties[Block]), ignoreCase: true, out var block) ? block : null,
        };
    }

    /// <summary>Null for a value that the property cannot hold and that is better left out than lost with the record.</summary>
    private static string? ValueOf(string field, string value, HubSpotProperty type) => field switch
    {
        CrmFields.Country or CrmFields.Nationality when type.Type == "enumeration" => type.Options.FirstOrDefault(o => IsCountry(o.Value, value) || IsCountry(o.Label, value)).Value,
        // HubSpot's own forms write the name, not the code.
        CrmFields.Country or CrmFields.Nationality => CountryNames.English(value.ToUpperInvariant()),
        CrmFields.BirthDate when type.Type == "date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? value : null,
        _ => value,
    };

    private static bool IsCountry(string text, string code) => CountryNames.TryGetCode(text, out var found) && string.Equals(found, code, StringComparison.OrdinalIgnoreCase);

    private static string? CompanyOf(JsonObject row, JsonObject properties) => VendorJson.Text(properties[Company])
        ?? VendorJson.Rows(row["associations"]?["companies"]?["results"]).Select(a => VendorJson.Text(a["id"]) ?? VendorJson.Text(a["toObjectId"])).FirstOrDefault(id => id is not null);
}
