using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Connectors.Pipedrive;

/// <summary>Records of the port as Pipedrive's rows, and back.</summary>
internal sealed class PipedriveRows(PipedriveCalls calls, PipedriveFields fields, string connection)
{
    private static readonly string[] LeftMailings = ["unsubscribed", "archived"];

    /// <summary>The fields as Pipedrive takes them.</summary>
    /// <param name="kind">Company or contact.</param>
    /// <param name="given">Values by <see cref="CrmFields"/>.</param>
    /// <param name="known">The record whose blanks they fill, or null.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <exception cref="VendorTrouble">A mapped field is not there, or does not take the value.</exception>
    public async Task<JsonObject> ValuesAsync(RecordKind kind, IReadOnlyDictionary<string, string> given, CrmRecord? known, CancellationToken cancellationToken)
    {
        var there = await fields.AllAsync(kind, cancellationToken);
        var (values, custom, absent) = (new JsonObject(), new JsonObject(), new List<string>());
        foreach (var (field, value) in given)
        {
            var theirs = fields.Mapping.Of(kind)[field];
            if (PipedriveFields.Find(there, theirs) is not { } target)
            {
                absent.Add(PipedriveFields.ComesWithASetting(kind, field, theirs) ? field : throw PipedriveErrors.MissingField(kind, theirs));
            }
            else if (target.IsCustom)
            {
                custom[target.Code] = Custom(target, field, value);
            }
            else if (theirs.Split('.') is [var address, var part])
            {
                var whole = values[address] as JsonObject ?? [];
                whole[part] = Words(field, value);
                values[address] = whole;
            }
            else
            {
                values[theirs] = theirs is "emails" or "phones" ? new JsonArray(new JsonObject { ["value"] = value, ["primary"] = true, ["label"] = "work" }) : Words(field, value);
            }
        }

        if (known is not null)
        {
            absent.AddRange(await CompleteAsync(known, values, given, cancellationToken));
        }

        if (absent.Count > 0)
        {
            throw new VendorTrouble(WriteStatus.Rejected, "Pipedrive has no place for these values.") { Refused = absent };
        }

        foreach (var address in values.Select(v => v.Value).OfType<JsonObject>())
        {
            address["value"] = Line(address);
        }

        if (custom.Count > 0)
        {
            values[PipedriveFields.Custom] = custom;
        }

        return values;
    }

    /// <summary>The port's names of Pipedrive's fields.</summary>
    public async Task<IReadOnlyList<string>> OurNamesAsync(RecordKind kind, IReadOnlyList<string> theirs, CancellationToken cancellationToken)
    {
        var there = await fields.AllAsync(kind, cancellationToken);
        return [.. fields.Mapping.Of(kind).Where(f => PipedriveFields.Find(there, f.Value) is { } field && theirs.Contains(field.Code, StringComparer.Ordinal)).Select(f => f.Key)];
    }

    public async Task<CrmRecord> RecordOfAsync(RecordKind kind, JsonObject row, CancellationToken cancellationToken)
    {
        var there = await fields.AllAsync(kind, cancellationToken);
        var custom = row[PipedriveFields.Custom] as JsonObject ?? [];
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, theirs) in fields.Mapping.Of(kind))
        {
            if (PipedriveFields.Find(there, theirs) is { } source && Read(source, theirs, row, custom) is { } value)
            {
                read[field] = field is CrmFields.Country or CrmFields.Nationality && CountryNames.TryGetCode(value, out var code) ? code : value;
            }
        }

        string? Own(string name) => PipedriveFields.FindOwn(there, name) is { } own ? VendorJson.Text(custom[own.Code]) : null;
        return new CrmRecord
        {
            Ref = new RecordRef(connection, kind, PipedriveText.IdOf(row)),
            Fields = read,
            Company = kind == RecordKind.Contact && VendorJson.Text(row["org_id"]) is { } company ? new RecordRef(connection, RecordKind.Company, company) : null,
            CreatedAt = PipedriveText.Time(row["add_time"]) ?? DateTimeOffset.UnixEpoch,
            ModifiedAt = PipedriveText.Time(row["update_time"]) ?? PipedriveText.Time(row["add_time"]) ?? DateTimeOffset.UnixEpoch,
            LastScreenedAt = PipedriveText.Time(Own(PipedriveFields.LastScreenedAt) ?? Own(PipedriveFields.LastScreened)),
            LastScreeningOutcome = Own(PipedriveFields.Status),
            LastProtocolNumber = Own(PipedriveFields.Protocol),
            Block = Enum.TryParse<CrmBlock>(Own(PipedriveFields.Block), ignoreCase: true, out var block) ? block : null,
            HasOptedOut = LeftMailings.Contains(VendorJson.Text(row["marketing_status"]) ?? "", StringComparer.Ordinal),
        };
    }

    /// <summary>Entries of <c>emails</c> or <c>phones</c>, the primary one first.</summary>
    public static IEnumerable<string> Entries(JsonNode? array) =>
        VendorJson.Rows(array).OrderByDescending(entry => VendorJson.IsTrue(entry["primary"])).Select(entry => VendorJson.Text(entry["value"])).OfType<string>();

    private static string? Read(PipedriveField source, string theirs, JsonObject row, JsonObject custom)
    {
        if (source.IsCustom)
        {
            var value = custom[source.Code];
            var text = VendorJson.Text(value is JsonObject whole ? whole["value"] : value);
            return source.Options.Count == 0 ? text : source.Options.FirstOrDefault(option => option.Value.ToString(CultureInfo.InvariantCulture) == text).Key;
        }

        return theirs.Split('.') is [var address, var part] ? VendorJson.Text((row[address] as JsonObject)?[part] ?? (part == "route" ? Unparted(row[address]) : null))
            : theirs is "emails" or "phones" ? Entries(row[theirs]).FirstOrDefault()
            : VendorJson.Text(row[theirs]);
    }

    /// <summary>An address that nobody took apart stands whole where the street would.</summary>
    private static JsonNode? Unparted(JsonNode? address) => address switch
    {
        JsonObject whole when whole.All(part => part.Key == "value" || VendorJson.Text(part.Value) is null) => whole["value"],
        JsonValue text => text,
        _ => null,
    };

    /// <summary>
    /// An address is one value there. One that is there in part is written anew only if its line is what its parts make: any
    /// other was typed by somebody. The fields that cannot be filled are given back.
    /// </summary>
    private async Task<IReadOnlyList<string>> CompleteAsync(CrmRecord known, JsonObject values, IReadOnlyDictionary<string, string> given, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> map = fields.Mapping.Of(known.Ref.Kind);
        string[] addresses = [.. values.Where(v => v.Value is JsonObject && map.Any(f => f.Value.StartsWith(v.Key + ".", StringComparison.Ordinal) && known.Fields.ContainsKey(f.Key))).Select(v => v.Key)];
        if (addresses.Length == 0)
        {
            return [];
        }

        var row = await calls.FindAsync(PipedriveRecords.Path(known.Ref.Kind, known.Ref.Id), cancellationToken) ?? [];
        var left = new List<string>();
        foreach (var address in addresses)
        {
            var (added, whole) = ((JsonObject)values[address]!, row[address]?.DeepClone() as JsonObject ?? []);
            if (VendorJson.Text(whole["value"]) is { } line && line != Line(whole))
            {
                values.Remove(address);
                left.AddRange(given.Keys.Where(field => map[field].StartsWith(address + ".", StringComparison.Ordinal)));
                continue;
            }

            foreach (var (part, value) in added.Where(part => VendorJson.Text(whole[part.Key]) is null))
            {
                whole[part] = value!.DeepClone();
            }

            values[address] = whole;
        }

        return left;
    }

    /// <summary>The address as one line too: it is what people see.</summary>
    private static string Line(JsonObject address)
    {
        string? Part(string name) => VendorJson.Text(address[name]);
        var place = string.Join(' ', new[] { Part("postal_code"), Part("locality") }.OfType<string>());
        return string.Join(", ", new[] { Part("route"), place.Length > 0 ? place : null, Part("country") }.OfType<string>());
    }

    private static JsonNode Custom(PipedriveField target, string field, string value) => target.Type switch
    {
        "date" when !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => throw Refused(field),
        "date" => value,
        "double" or "int" => decimal.TryParse(value, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : throw Refused(field),
        "enum" => target.Options.TryGetValue(Words(field, value), out var option) || target.Options.TryGetValue(value, out option) ? JsonValue.Create(option) : throw Refused(field),
        "address" => new JsonObject { ["value"] = value },
        "varchar" or "varchar_auto" or "text" or "phone" => Words(field, value),
        _ => throw Refused(field),
    };

    private static VendorTrouble Refused(string field) => new(WriteStatus.Rejected, "The field to which this is mapped does not take the value.") { Refused = [field] };

    /// <summary>Countries are written as their English names.</summary>
    private static string Words(string field, string value) => field is CrmFields.Country or CrmFields.Nationality ? CountryNames.English(value.ToUpperInvariant()) : value;
}
