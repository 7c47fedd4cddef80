using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Connectors.Dynamics;

/// <summary>Records of the port as rows of accounts and contacts, and back.</summary>
internal sealed class DynamicsRows(DynamicsFields fields, string connection)
{
    private static readonly string[] OptOuts = ["donotbulkemail", "donotemail", "donotsendmm"];
    private static readonly string[] OtherAddresses = ["emailaddress2", "emailaddress3"];

    public (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Unmapped) Fit(RecordKind kind, IReadOnlyDictionary<string, string> given)
    {
        var map = fields.Mapping.Of(kind);
        var fitting = new Dictionary<string, string>(kind == RecordKind.Contact ? TwoNames.Of(given) : given, StringComparer.Ordinal);
        string[] unmapped = [.. fitting.Where(f => !map.TryGetValue(f.Key, out var column) || (DynamicsFields.TakesOnlyDates(column) && !IsDate(f.Value))).Select(f => f.Key).Order(StringComparer.Ordinal)];
        foreach (var field in unmapped)
        {
            fitting.Remove(field);
        }

        return (fitting, unmapped);
    }

    /// <exception cref="VendorTrouble">A mapped column is not there, or holds no text.</exception>
    public async Task<JsonObject> ValuesAsync(RecordKind kind, IReadOnlyDictionary<string, string> given, CancellationToken cancellationToken)
    {
        var there = await fields.AllAsync(kind, cancellationToken);
        var values = new JsonObject();
        foreach (var (field, value) in given)
        {
            var name = fields.Mapping.Of(kind)[field];
            if (!there.TryGetValue(name, out var column) || !column.TakesText)
            {
                throw DynamicsErrors.ByHand($"Dataverse has no column {name} of {DynamicsText.Table(kind)} that holds text, to which {field} is mapped. Correct the mapping file.");
            }

            values[name] = field is not (CrmFields.Country or CrmFields.Nationality) ? value
                : await fields.IsGermanAsync(cancellationToken) ? CountryNames.German(value.ToUpperInvariant())
                : CountryNames.English(value.ToUpperInvariant());
        }

        return values;
    }

    /// <summary>What a contact is linked to its company by.</summary>
    public static KeyValuePair<string, JsonNode?> LinkTo(RecordRef company) => new("parentcustomerid_account@odata.bind", $"/{DynamicsText.PathOf(company)}");

    /// <summary>The columns that a record is read with: asking for one that is not there is an error.</summary>
    public async Task<string> SelectAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        var there = await fields.AllAsync(kind, cancellationToken);
        var columns = fields.Mapping.Of(kind).Values.Concat(DynamicsFields.Own.Select(own => DynamicsFields.NameOf(own.Schema))).Append("merged");
        if (kind == RecordKind.Contact)
        {
            columns = columns.Concat(OptOuts).Concat(OtherAddresses);
        }

        string[] always = kind == RecordKind.Contact ? [DynamicsText.Id(kind), "createdon", "modifiedon", DynamicsText.Parent] : [DynamicsText.Id(kind), "createdon", "modifiedon"];
        return string.Join(',', always.Concat(columns.Where(there.ContainsKey)).Distinct(StringComparer.Ordinal));
    }

    /// <summary>It was merged into another record, which goes on in its place.</summary>
    public static bool IsMerged(JsonObject row) => VendorJson.IsTrue(row["merged"]);

    /// <param name="kind">Company or contact.</param>
    /// <param name="row">Dataverse's.</param>
    /// <param name="email">The address that was asked for: of somebody who has several it is the one to compare.</param>
    public CrmRecord RecordOf(RecordKind kind, JsonObject row, string email = "")
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, column) in fields.Mapping.Of(kind))
        {
            if (VendorJson.Text(row[column]) is { } value)
            {
                values[field] = field is CrmFields.Country or CrmFields.Nationality && CountryNames.TryGetCode(value, out var code) ? code : value;
            }
        }

        if (email.Length > 0 && OtherAddresses.Any(column => MatchKeys.Email(VendorJson.Text(row[column])) == email))
        {
            values[CrmFields.Email] = email;
        }

        return new CrmRecord
        {
            Ref = new RecordRef(connection, kind, DynamicsText.IdOf(row, DynamicsText.Id(kind))),
            Fields = values,
            Company = kind == RecordKind.Contact ? ParentOf(row) : null,
            Version = VendorJson.Text(row["@odata.etag"]),
            CreatedAt = DynamicsText.Time(row["createdon"]) ?? DateTimeOffset.UnixEpoch,
            ModifiedAt = DynamicsText.Time(row["modifiedon"]) ?? DateTimeOffset.UnixEpoch,
            LastScreenedAt = DynamicsText.Time(row[DynamicsFields.LastScreened]),
            LastScreeningOutcome = VendorJson.Text(row[DynamicsFields.Status]),
            LastProtocolNumber = VendorJson.Text(row[DynamicsFields.Protocol]),
            Block = Enum.TryParse<CrmBlock>(VendorJson.Text(row[DynamicsFields.Block]), ignoreCase: true, out var block) ? block : null,
            HasOptedOut = OptOuts.Any(column => VendorJson.IsTrue(row[column])),
        };
    }

    /// <summary>A contact may belong to a person instead of a company; that is kept, so that no company takes its place.</summary>
    private RecordRef? ParentOf(JsonObject row) => VendorJson.Text(row[DynamicsText.Parent]) is { } parent
        ? new RecordRef(connection, VendorJson.Text(row[$"{DynamicsText.Parent}@{DynamicsText.LookupTable}"]) == "contact" ? RecordKind.Contact : RecordKind.Company, parent)
        : null;

    private static bool IsDate(string value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
