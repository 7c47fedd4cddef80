using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Connectors.EspoCrm;

/// <summary>What this EspoCRM has of fields, and how its accounts and contacts become records of the port.</summary>
internal sealed class EspoFields(EspoCalls calls, Mapping mapping, string connection)
{
    /// <summary>EspoCRM puts a <c>c</c> before the fields that are added to it.</summary>
    public const string Key = "cScreeningKey";
    public const string LastScreened = "cLastScreened";
    public const string Status = "cScreeningStatus";
    public const string Protocol = "cScreeningProtocol";
    public const string Block = "cScreeningBlock";

    /// <summary>The fields of our own, with their types and English labels.</summary>
    public static readonly IReadOnlyList<(string Name, string Type, string Label)> Own =
    [
        (Key, "varchar", "Screening key"),
        (LastScreened, "datetime", "Last screened"),
        (Status, "varchar", "Screening status"),
        (Protocol, "varchar", "Screening protocol"),
        (Block, "varchar", "Screening block"),
    ];

    public static readonly Mapping Usual = new(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CrmFields.Name] = "name",
            [CrmFields.Email] = "emailAddress",
            [CrmFields.Phone] = "phoneNumber",
            [CrmFields.Website] = "website",
            [CrmFields.Street] = "billingAddressStreet",
            [CrmFields.PostalCode] = "billingAddressPostalCode",
            [CrmFields.City] = "billingAddressCity",
            [CrmFields.Country] = "billingAddressCountry",
        },
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CrmFields.Salutation] = "salutationName",
            [CrmFields.GivenName] = "firstName",
            [CrmFields.FamilyName] = "lastName",
            [CrmFields.JobTitle] = "title",
            [CrmFields.Email] = "emailAddress",
            [CrmFields.Phone] = "phoneNumber",
            [CrmFields.Street] = "addressStreet",
            [CrmFields.PostalCode] = "addressPostalCode",
            [CrmFields.City] = "addressCity",
            [CrmFields.Country] = "addressCountry",
        });

    /// <summary>A contact's title is no field of its own in EspoCRM, but its role in its account.</summary>
    private const string Title = "title";

    private static readonly string[] Always = ["id", "createdAt", "modifiedAt"];

    private readonly ConcurrentDictionary<RecordKind, IReadOnlyDictionary<string, JsonObject>> _known = new();
    private string? _language;

    public Mapping Mapping => mapping;

    public static string Entity(RecordKind kind) => kind == RecordKind.Company ? "Account" : "Contact";

    /// <summary>Definitions of the entity's fields by name.</summary>
    public async Task<IReadOnlyDictionary<string, JsonObject>> DefinitionsAsync(RecordKind kind, CancellationToken cancellationToken, bool anew = false)
    {
        if (!anew && _known.TryGetValue(kind, out var known))
        {
            return known;
        }

        var fields = await calls.GetAsync($"Metadata?key=entityDefs.{Entity(kind)}.fields", cancellationToken);
        return _known[kind] = (fields as JsonObject ?? []).Where(f => f.Value is JsonObject).ToDictionary(f => f.Key, f => (JsonObject)f.Value!, StringComparer.Ordinal);
    }

    /// <summary>The attributes that a page of records is read with.</summary>
    public async Task<string> SelectAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        var there = await DefinitionsAsync(kind, cancellationToken);
        var fields = mapping.Of(kind).Values.Concat(Own.Select(own => own.Name)).Where(there.ContainsKey);
        return string.Join(',', Always.Concat(fields).Concat(kind == RecordKind.Contact ? ["accountId"] : []).Distinct(StringComparer.Ordinal));
    }

    /// <summary>The fields as EspoCRM takes them. It would leave an unknown one out without a word, and a job title of somebody without a company.</summary>
    /// <exception cref="VendorTrouble">A mapped field is not there, or has no place.</exception>
    public async Task<JsonObject> ValuesAsync(RecordKind kind, IReadOnlyDictionary<string, string> fields, RecordRef? company, CancellationToken cancellationToken)
    {
        var there = await DefinitionsAsync(kind, cancellationToken);
        string[] homeless = company is not null || kind == RecordKind.Company ? [] : [.. fields.Keys.Where(field => mapping.Of(kind)[field] == Title && there.TryGetValue(Title, out var title) && EspoText.IsTrue(title["notStorable"]))];
        if (homeless.Length > 0)
        {
            throw new VendorTrouble(WriteStatus.Rejected, "EspoCRM keeps a job title only together with a company.") { Refused = homeless };
        }

        var values = new JsonObject();
        foreach (var (field, value) in fields)
        {
            var theirs = mapping.Of(kind)[field];
            if (!there.ContainsKey(theirs))
            {
                throw EspoErrors.ByHand($"EspoCRM has no field {theirs} in {Entity(kind)}, to which {field} is mapped. Correct the mapping file.");
            }

            values[theirs] = field switch
            {
                CrmFields.Salutation => EspoText.Salutation(value),
                CrmFields.Country or CrmFields.Nationality => await CountryAsync(value, cancellationToken),
                _ => value,
            };
        }

        return values;
    }

    /// <summary>Whether the fields of our own are all there; asked anew before it is said that one is not.</summary>
    public async Task<string?> MissingOwnAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        var there = await DefinitionsAsync(kind, cancellationToken);
        if (Own.Any(own => !there.ContainsKey(own.Name)))
        {
            there = await DefinitionsAsync(kind, cancellationToken, anew: true);
        }

        return Own.Select(own => own.Name).FirstOrDefault(name => !there.ContainsKey(name));
    }

    public CrmRecord RecordOf(RecordKind kind, JsonObject row)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, theirs) in mapping.Of(kind))
        {
            if (VendorJson.Words(row[theirs]) is { } value)
            {
                fields[field] = field is CrmFields.Country or CrmFields.Nationality && CountryNames.TryGetCode(value, out var code) ? code : value;
            }
        }

        return new CrmRecord
        {
            Ref = new RecordRef(connection, kind, VendorJson.Words(row["id"]) ?? throw EspoErrors.ByHand("EspoCRM gives a record without an id.")),
            Fields = fields,
            Company = kind == RecordKind.Contact && VendorJson.Words(row["accountId"]) is { } company ? new RecordRef(connection, RecordKind.Company, company) : null,
            Version = VendorJson.Words(row["versionNumber"]),
            CreatedAt = EspoText.Time(row["createdAt"]) ?? DateTimeOffset.UnixEpoch,
            ModifiedAt = EspoText.Time(row["modifiedAt"]) ?? DateTimeOffset.UnixEpoch,
            LastScreenedAt = EspoText.Time(row[LastScreened]),
            LastScreeningOutcome = VendorJson.Words(row[Status]),
            LastProtocolNumber = VendorJson.Words(row[Protocol]),
            Block = Enum.TryParse<CrmBlock>(VendorJson.Words(row[Block]), ignoreCase: true, out var block) ? block : null,
            HasOptedOut = EspoText.IsTrue(row["emailAddressIsOptedOut"]),
        };
    }

    /// <summary>EspoCRM holds a country in words: those of its own language, where that is German or English.</summary>
    private async Task<string> CountryAsync(string code, CancellationToken cancellationToken)
    {
        _language ??= VendorJson.Words((await calls.GetAsync("Settings", cancellationToken))?["language"]) ?? "en_US";
        return _language.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? CountryNames.German(code.ToUpperInvariant()) : CountryNames.English(code.ToUpperInvariant());
    }
}
