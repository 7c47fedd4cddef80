using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>How weclapp's parties become records of the port, and the other way. An organization is a company, a person a contact.</summary>
internal sealed class WeclappFields(WeclappAttributes attributes, Mapping mapping, string connection)
{
    /// <summary>Of the party's main address.</summary>
    private const string OfAddress = "addresses.";

    public static readonly Mapping Usual = new(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CrmFields.Name] = "company",
            [CrmFields.Email] = "email",
            [CrmFields.Phone] = "phone",
            [CrmFields.Website] = "website",
            [CrmFields.VatId] = "vatIdentificationNumber",
            [CrmFields.Street] = "addresses.street1",
            [CrmFields.PostalCode] = "addresses.zipcode",
            [CrmFields.City] = "addresses.city",
            [CrmFields.Country] = "addresses.countryCode",
        },
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CrmFields.Salutation] = "salutation",
            [CrmFields.GivenName] = "firstName",
            [CrmFields.FamilyName] = "lastName",
            [CrmFields.BirthDate] = "birthDate",
            [CrmFields.Email] = "email",
            [CrmFields.Phone] = "phone",
            [CrmFields.Street] = "addresses.street1",
            [CrmFields.PostalCode] = "addresses.zipcode",
            [CrmFields.City] = "addresses.city",
            [CrmFields.Country] = "addresses.countryCode",
        });

    /// <summary>Properties of a party that a field may be mapped to; every other name is that of an additional field.</summary>
    private static readonly string[] Properties =
    [
        "company", "company2", "firstName", "middleName", "lastName", "salutation", "birthDate", "email", "emailHome", "phone", "phoneHome", "mobilePhone1", "mobilePhone2", "fixPhone2", "fax",
        "website", "personCompany", "vatIdentificationNumber", "eoriNumber", "referenceNumber", "description",
        "addresses.street1", "addresses.street2", "addresses.zipcode", "addresses.city", "addresses.state", "addresses.countryCode",
    ];

    public Mapping Mapping => mapping;

    public static string TypeOf(RecordKind kind) => kind == RecordKind.Company ? "ORGANIZATION" : "PERSON";

    public static bool IsProperty(string name) => Properties.Contains(name, StringComparer.Ordinal);

    /// <summary>The field's place, where this weclapp has it.</summary>
    public async Task<string?> PlaceAsync(RecordKind kind, string field, CancellationToken cancellationToken) => !mapping.Of(kind).TryGetValue(field, out var theirs) ? null
        : IsProperty(theirs) ? theirs
        : (await attributes.AllAsync(cancellationToken)).TryGetValue(theirs, out var attribute) ? $"customAttribute{attribute.Id}"
        : null;

    /// <summary>The fields as properties of a party.</summary>
    /// <param name="kind">Company or contact.</param>
    /// <param name="fields">Values by <see cref="CrmFields"/>.</param>
    /// <param name="party">What stands in the record, or null for a new one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="VendorTrouble">A mapped field is not there.</exception>
    public async Task<JsonObject> ValuesAsync(RecordKind kind, IReadOnlyDictionary<string, string> fields, JsonObject? party, CancellationToken cancellationToken)
    {
        var (body, address, own) = (new JsonObject(), new JsonObject(), new List<JsonObject>());
        foreach (var (field, value) in fields)
        {
            var theirs = mapping.Of(kind)[field];
            if (!IsProperty(theirs))
            {
                own.Add(await AttributeAsync(field, theirs, value, cancellationToken));
            }
            else if (theirs.StartsWith(OfAddress, StringComparison.Ordinal))
            {
                address[theirs[OfAddress.Length..]] = value;
            }
            else
            {
                body[theirs] = theirs switch
                {
                    "birthDate" => WeclappText.Day(value),
                    "salutation" => WeclappText.Salutation(value),
                    _ => value,
                };
            }
        }

        WeclappAttributes.Put(body, party, own);
        if (address.Count > 0)
        {
            body["addresses"] = AddressesOf(party, address);
        }

        return body;
    }

    /// <param name="kind">Company or contact.</param>
    /// <param name="party">Of that kind.</param>
    /// <param name="company">Id of a contact's company, or null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<CrmRecord> RecordAsync(RecordKind kind, JsonObject party, string? company, CancellationToken cancellationToken)
    {
        var own = await attributes.AllAsync(cancellationToken);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, theirs) in mapping.Of(kind))
        {
            if ((IsProperty(theirs) ? Property(party, theirs) : WeclappAttributes.Text(party, own.GetValueOrDefault(theirs))) is { } value)
            {
                fields[field] = field is CrmFields.Country or CrmFields.Nationality && CountryNames.TryGetCode(value, out var code) ? code : value;
            }
        }

        return new CrmRecord
        {
            Ref = new RecordRef(connection, kind, VendorJson.Words(party["id"]) ?? throw WeclappErrors.ByHand("weclapp gives a party without an id.")),
            Fields = fields,
            Company = company is null ? null : new RecordRef(connection, RecordKind.Company, company),
            Version = WeclappCalls.VersionOf(party),
            CreatedAt = WeclappText.Time(party["createdDate"]) ?? DateTimeOffset.UnixEpoch,
            ModifiedAt = WeclappText.Time(party["lastModifiedDate"]) ?? DateTimeOffset.UnixEpoch,
            LastScreenedAt = ScreenedAt(party, own),
            LastScreeningOutcome = WeclappAttributes.Text(party, own.GetValueOrDefault(WeclappAttributes.Status)),
            LastProtocolNumber = WeclappAttributes.Text(party, own.GetValueOrDefault(WeclappAttributes.Protocol)),
            Block = Enum.TryParse<CrmBlock>(WeclappAttributes.Text(party, own.GetValueOrDefault(WeclappAttributes.Block)), ignoreCase: true, out var block) ? block : null,
            HasOptedOut = ListMemory.Of(WeclappAttributes.Text(party, own.GetValueOrDefault(WeclappAttributes.Lists))).HasWithdrawn(WeclappText.IsTrue(party["optInEmail"])),
        };
    }

    /// <summary>The date field alone where somebody filled it without us.</summary>
    public static DateTimeOffset? ScreenedAt(JsonObject party, IReadOnlyDictionary<string, WeclappAttribute> own) =>
        WeclappText.Exact(WeclappAttributes.Text(party, own.GetValueOrDefault(WeclappAttributes.ScreenedAt)))
        ?? WeclappText.Time(WeclappAttributes.Find(party, own.GetValueOrDefault(WeclappAttributes.LastScreened))?["dateValue"]);

    private static string? Property(JsonObject party, string name) =>
        name.StartsWith(OfAddress, StringComparison.Ordinal) ? VendorJson.Words(MainAddress(party)?[name[OfAddress.Length..]])
        : name == "birthDate" ? WeclappText.Day(party[name])
        : VendorJson.Words(party[name]);

    private static JsonObject? MainAddress(JsonObject? party)
    {
        var all = WeclappText.Rows(party?["addresses"]);
        var main = VendorJson.Words(party?["primaryAddressId"]);
        return all.FirstOrDefault(address => WeclappText.IsTrue(address["primaryAddress"]) || (main is not null && VendorJson.Words(address["id"]) == main)) ?? (all.Count > 0 ? all[0] : null);
    }

    /// <summary>A list that is sent replaces the one that stands, so all of it is sent.</summary>
    private static JsonArray AddressesOf(JsonObject? party, JsonObject changes)
    {
        var main = MainAddress(party);
        var all = WeclappText.Rows(party?["addresses"]).Select(address => Merged(address, address == main ? changes : []));
        return main is null ? [Merged(new JsonObject { ["primaryAddress"] = true }, changes)] : new JsonArray([.. all]);
    }

    private static JsonNode Merged(JsonObject address, JsonObject changes)
    {
        var merged = (JsonObject)address.DeepClone();
        foreach (var (name, value) in changes)
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }

    private async Task<JsonObject> AttributeAsync(string field, string key, string value, CancellationToken cancellationToken)
    {
        if (await attributes.MissingAsync([key], cancellationToken) is not null)
        {
            throw WeclappErrors.ByHand($"weclapp has no property and no additional field {key} of parties, to which {field} is mapped. Correct the mapping file.");
        }

        var attribute = (await attributes.AllAsync(cancellationToken))[key];
        return WeclappAttributes.ValueOf(attribute, value)
            ?? throw new VendorTrouble(WriteStatus.Rejected, $"weclapp's additional field {key} has the type {attribute.Type} and does not hold {field}.") { Refused = [key] };
    }
}
