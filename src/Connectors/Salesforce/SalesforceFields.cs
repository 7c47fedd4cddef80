using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Salesforce;

/// <summary>What this Salesforce has of objects and fields. Looked at anew every ten minutes: an administrator may hide a field at any time, and a query that names it fails.</summary>
internal sealed class SalesforceFields(SalesforceCalls calls, Mapping mapping, TimeProvider time)
{
    /// <summary>External id and unique: by it a record is created once.</summary>
    public const string Key = "WFC_Key__c";
    public const string LastScreened = "WFC_LastScreened__c";
    public const string Status = "WFC_ScreeningStatus__c";
    public const string Protocol = "WFC_ScreeningProtocol__c";
    public const string Block = "WFC_ScreeningBlock__c";

    /// <summary>The contact wants no mailings at all.</summary>
    public const string OptedOut = "HasOptedOutOfEmail";

    public const string Company = "AccountId";

    private const int ShortText = 64;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public static readonly Mapping Usual = new(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CrmFields.Name] = "Name",
            [CrmFields.Phone] = "Phone",
            [CrmFields.Website] = "Website",
            [CrmFields.Street] = "BillingStreet",
            [CrmFields.PostalCode] = "BillingPostalCode",
            [CrmFields.City] = "BillingCity",
            [CrmFields.Country] = "BillingCountry",
        },
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CrmFields.Salutation] = "Salutation",
            [CrmFields.GivenName] = "FirstName",
            [CrmFields.FamilyName] = "LastName",
            [CrmFields.JobTitle] = "Title",
            [CrmFields.Email] = "Email",
            [CrmFields.Phone] = "Phone",
            [CrmFields.BirthDate] = "Birthdate",
            [CrmFields.Street] = "MailingStreet",
            [CrmFields.PostalCode] = "MailingPostalCode",
            [CrmFields.City] = "MailingCity",
            [CrmFields.Country] = "MailingCountry",
        });

    /// <summary>The fields of our own, with their labels.</summary>
    public static readonly IReadOnlyList<(string Name, string Label)> Own =
    [
        (Key, "Screening key"), (LastScreened, "Last screened"), (Status, "Screening status"), (Protocol, "Screening protocol"), (Block, "Screening block"),
    ];

    private static readonly string[] Always = ["Id", "CreatedDate", "LastModifiedDate", "SystemModstamp"];

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, SalesforceObject Known)> _known = new(StringComparer.Ordinal);

    public Mapping Mapping => mapping;

    public Task<SalesforceObject> OfAsync(RecordKind kind, CancellationToken cancellationToken, bool anew = false) => OfAsync(SalesforceText.Type(kind), cancellationToken, anew);

    /// <summary>An object by name.</summary>
    public async Task<SalesforceObject> OfAsync(string type, CancellationToken cancellationToken, bool anew = false)
    {
        if (!anew && _known.TryGetValue(type, out var known) && time.GetUtcNow() - known.At < Life)
        {
            return known.Known;
        }

        try
        {
            var described = SalesforceObject.Of(type, await calls.GetAsync($"sobjects/{type}/describe", cancellationToken));
            _known[type] = (time.GetUtcNow(), described);
            return described;
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Rejected)
        {
            throw SalesforceErrors.ByHand($"The user of the app may not see {type} in Salesforce. Give it the right to read it.");
        }
    }

    /// <summary>The object with these fields of our own; asked anew before it is said that one is not there.</summary>
    /// <exception cref="VendorTrouble">One is not there, or may not be written.</exception>
    public async Task<SalesforceObject> WithOwnAsync(RecordKind kind, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var there = await OfAsync(kind, cancellationToken);
        if (names.Any(name => !HasOwn(there, name)))
        {
            there = await OfAsync(kind, cancellationToken, anew: true);
        }

        return names.FirstOrDefault(name => !HasOwn(there, name)) is { } missing ? throw SalesforceErrors.MissingOwn(there.Name, missing) : there;
    }

    public static bool HasOwn(SalesforceObject there, string name) => there.Fields.TryGetValue(name, out var field) && field.CanUpdate;

    /// <summary>Whether a field that is not there is one of the usual mapping, and so hidden from the user and no slip in a mapping file.</summary>
    public static bool IsUsual(RecordKind kind, string field, string theirs) => Usual.Of(kind).GetValueOrDefault(field) == theirs;

    /// <summary>Name of the field that holds one of the port's.</summary>
    public string Theirs(SalesforceObject there, RecordKind kind, string field) =>
        field == CrmFields.Country ? there.CountryField(mapping.Of(kind)[field]) : mapping.Of(kind)[field];

    /// <summary>What a record is read with.</summary>
    public string Select(SalesforceObject there, RecordKind kind) => string.Join(
        ", ",
        Always.Concat(mapping.Of(kind).Keys.Select(field => Theirs(there, kind, field)).Concat(Own.Select(own => own.Name)).Concat(kind == RecordKind.Contact ? [Company, OptedOut] : []).Where(there.Fields.ContainsKey))
            .Distinct(StringComparer.OrdinalIgnoreCase));

    /// <summary>Definition of a field of our own, as Salesforce takes it.</summary>
    public static JsonObject Definition(string type, string name, string label)
    {
        var metadata = new JsonObject { ["label"] = label, ["description"] = "Written by WorkflowConnect.", ["type"] = name == LastScreened ? "DateTime" : "Text" };
        if (name != LastScreened)
        {
            metadata["length"] = ShortText;
        }

        if (name == Key)
        {
            metadata["externalId"] = true;
            metadata["unique"] = true;
            metadata["caseSensitive"] = false;
        }

        return new JsonObject { ["FullName"] = $"{type}.{name}", ["Metadata"] = metadata };
    }
}
