using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Connectors.Salesforce;

/// <summary>Accounts and contacts as records of the port, and back.</summary>
internal sealed class SalesforceRows(SalesforceCalls calls, SalesforceFields fields, string connection)
{
    private string? _language;

    /// <summary>The fields as Salesforce takes them.</summary>
    /// <exception cref="VendorTrouble">A field of the mapping file is not there; or some cannot be written with these values, which are named.</exception>
    public async Task<JsonObject> ValuesAsync(SalesforceObject there, RecordKind kind, IReadOnlyDictionary<string, string> given, CancellationToken cancellationToken)
    {
        var values = new JsonObject();
        var refused = new List<string>();
        foreach (var (field, value) in given)
        {
            var theirs = fields.Theirs(there, kind, field);
            if (!there.Fields.TryGetValue(theirs, out var known) && !SalesforceFields.IsUsual(kind, field, theirs))
            {
                throw SalesforceErrors.ByHand($"Salesforce has no field {theirs} in {there.Name} that the user of the app may see, to which {field} is mapped. Correct the mapping file.");
            }

            if (known is { CanUpdate: true } && await ValueAsync(known, field, value, cancellationToken) is { } fitting)
            {
                values[theirs] = fitting;
            }
            else
            {
                refused.Add(field);
            }
        }

        return refused.Count == 0 ? values
            : throw new VendorTrouble(WriteStatus.Rejected, $"Salesforce does not take the values ({string.Join(", ", refused)}): the user of the app may not write the fields, or they have no such choice.") { Refused = refused };
    }

    public CrmRecord RecordOf(SalesforceObject there, RecordKind kind, JsonObject row)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in fields.Mapping.Of(kind).Keys)
        {
            if (VendorJson.Text(row[fields.Theirs(there, kind, field)]) is { } value)
            {
                values[field] = field is CrmFields.Country or CrmFields.Nationality && CountryNames.TryGetCode(value, out var code) ? code : value;
            }
        }

        return new CrmRecord
        {
            Ref = new RecordRef(connection, kind, SalesforceText.IdOf(row)),
            Fields = values,
            Company = kind == RecordKind.Contact && VendorJson.Text(row[SalesforceFields.Company]) is { } company ? new RecordRef(connection, RecordKind.Company, company) : null,
            Version = VendorJson.Text(row["LastModifiedDate"]),
            CreatedAt = SalesforceText.Time(row["CreatedDate"]) ?? DateTimeOffset.UnixEpoch,
            ModifiedAt = SalesforceText.Time(row["SystemModstamp"]) ?? DateTimeOffset.UnixEpoch,
            LastScreenedAt = SalesforceText.Time(row[SalesforceFields.LastScreened]),
            LastScreeningOutcome = VendorJson.Text(row[SalesforceFields.Status]),
            LastProtocolNumber = VendorJson.Text(row[SalesforceFields.Protocol]),
            Block = Enum.TryParse<CrmBlock>(VendorJson.Text(row[SalesforceFields.Block]), ignoreCase: true, out var block) ? block : null,
            HasOptedOut = VendorJson.IsTrue(row[SalesforceFields.OptedOut]),
        };
    }

    /// <summary>
    /// The port's names of fields that Salesforce names. Of an address it may name the words beside the code, or the state that
    /// stands there already and is none of the country.
    /// </summary>
    public IReadOnlyList<string> Ours(SalesforceObject there, RecordKind kind, IReadOnlyList<string> theirs) => [.. fields.Mapping.Of(kind).Where(f => Names(there, kind, f.Key, f.Value).Any(name => theirs.Contains(name, StringComparer.OrdinalIgnoreCase))).Select(f => f.Key)];

    private IEnumerable<string> Names(SalesforceObject there, RecordKind kind, string field, string mapped)
    {
        string[] own = [mapped, fields.Theirs(there, kind, field)];
        return field == CrmFields.Country ? own.Concat(own.Select(name => name.Replace("Country", "State", StringComparison.Ordinal))) : own;
    }

    /// <summary>Null for a value that the field has no choice for.</summary>
    private async Task<string?> ValueAsync(SalesforceField field, string ours, string value, CancellationToken cancellationToken) => ours switch
    {
        CrmFields.Salutation => Salutation(field.Choices, value),
        CrmFields.Country or CrmFields.Nationality when field.Name.EndsWith("Code", StringComparison.OrdinalIgnoreCase) => value.ToUpperInvariant(),
        CrmFields.Country or CrmFields.Nationality => await CountryAsync(value, cancellationToken),
        CrmFields.BirthDate when field.Type == "date" && !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => null,
        _ => value,
    };

    /// <summary>The choice that says the same, in the words of this Salesforce.</summary>
    private static string? Salutation(IReadOnlyList<string> choices, string given)
    {
        string[] same = Bare(given) switch
        {
            "HERR" or "HERRN" or "HR" or "MR" or "MISTER" => ["HERR", "HERRN", "MR"],
            "FRAU" or "FR" or "MS" or "MISS" => ["FRAU", "MS", "MRS"],
            "MRS" => ["MRS", "MS", "FRAU"],
            var other => [other],
        };
        return choices.Count == 0 ? given : same.Select(word => choices.FirstOrDefault(choice => Bare(choice) == word)).FirstOrDefault(choice => choice is not null);
    }

    private static string Bare(string salutation) => salutation.Trim().TrimEnd('.').ToUpperInvariant();

    /// <summary>Without lists of countries, Salesforce holds words: German ones where its language is German.</summary>
    private async Task<string> CountryAsync(string code, CancellationToken cancellationToken)
    {
        _language ??= (await calls.QueryAsync("SELECT LanguageLocaleKey FROM Organization", cancellationToken)).Select(row => VendorJson.Text(row["LanguageLocaleKey"])).FirstOrDefault() ?? "en_US";
        return _language.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? CountryNames.German(code.ToUpperInvariant()) : CountryNames.English(code.ToUpperInvariant());
    }
}
