using System.Collections.Concurrent;
using System.Globalization;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Dynamics;

/// <summary>The columns that this environment has, the usual mapping, and the columns of our own.</summary>
internal sealed class DynamicsFields(DynamicsCalls calls, Mapping mapping)
{
    /// <summary>The prefix of our publisher; every column that is added to Dataverse has one.</summary>
    public const string Prefix = "wfc";
    public const string LastScreened = "wfc_lastscreened";
    public const string Status = "wfc_screeningstatus";
    public const string Protocol = "wfc_screeningprotocol";
    public const string Block = "wfc_screeningblock";

    /// <summary>The columns of our own by the names that they are created with, in lower case the names that they have.</summary>
    public static readonly IReadOnlyList<(string Schema, string Type, string Label)> Own =
    [
        ("wfc_LastScreened", "DateTime", "Last screened"),
        ("wfc_ScreeningStatus", "String", "Screening status"),
        ("wfc_ScreeningProtocol", "String", "Screening protocol"),
        ("wfc_ScreeningBlock", "String", "Screening block"),
    ];

    public static readonly Mapping Usual = new(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CrmFields.Name] = "name",
            [CrmFields.Email] = "emailaddress1",
            [CrmFields.Phone] = "telephone1",
            [CrmFields.Website] = "websiteurl",
            [CrmFields.Street] = "address1_line1",
            [CrmFields.PostalCode] = "address1_postalcode",
            [CrmFields.City] = "address1_city",
            [CrmFields.Country] = "address1_country",
        },
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CrmFields.Salutation] = "salutation",
            [CrmFields.GivenName] = "firstname",
            [CrmFields.FamilyName] = "lastname",
            [CrmFields.JobTitle] = "jobtitle",
            [CrmFields.Email] = "emailaddress1",
            [CrmFields.Phone] = "telephone1",
            [CrmFields.BirthDate] = BirthDate,
            [CrmFields.Street] = "address1_line1",
            [CrmFields.PostalCode] = "address1_postalcode",
            [CrmFields.City] = "address1_city",
            [CrmFields.Country] = "address1_country",
        });

    private const string BirthDate = "birthdate";
    private const int PrimaryLanguage = 0x3FF;
    private const int German = 0x07;

    private readonly ConcurrentDictionary<RecordKind, IReadOnlyDictionary<string, DynamicsColumn>> _known = new();
    private bool? _isGerman;

    public Mapping Mapping => mapping;

    /// <summary>Columns of the kind's table by name.</summary>
    public async Task<IReadOnlyDictionary<string, DynamicsColumn>> AllAsync(RecordKind kind, CancellationToken cancellationToken, bool anew = false)
    {
        if (!anew && _known.TryGetValue(kind, out var known))
        {
            return known;
        }

        var path = $"EntityDefinitions(LogicalName='{DynamicsText.Table(kind)}')/Attributes?$select=LogicalName,AttributeType,AttributeOf,IsValidForUpdate,IsCustomAttribute,RequiredLevel";
        var found = await calls.GetAsync(path, cancellationToken, anew ? [DynamicsCalls.Strong] : []);
        var columns = new Dictionary<string, DynamicsColumn>(StringComparer.Ordinal);
        // What belongs to another column (the name of a looked-up row) is no column that could be asked for.
        foreach (var row in VendorJson.Rows(found["value"]).Where(row => row["AttributeOf"] is null))
        {
            if (VendorJson.Text(row["LogicalName"]) is { } name)
            {
                columns[name] = new DynamicsColumn(
                    VendorJson.Text(row["AttributeType"]) ?? "",
                    VendorJson.IsTrue(row["IsValidForUpdate"]) && VendorJson.Text(row["RequiredLevel"]?["Value"]) != "SystemRequired",
                    VendorJson.IsTrue(row["IsCustomAttribute"]));
            }
        }

        return _known[kind] = columns;
    }

    /// <exception cref="VendorTrouble">One of our own columns is not there, also when it is asked anew.</exception>
    public async Task RequireOwnAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        var there = await AllAsync(kind, cancellationToken);
        if (Own.Any(own => !there.ContainsKey(NameOf(own.Schema))))
        {
            there = await AllAsync(kind, cancellationToken, anew: true);
        }

        if (Own.Select(own => NameOf(own.Schema)).FirstOrDefault(name => !there.ContainsKey(name)) is { } missing)
        {
            throw DynamicsErrors.MissingColumn(kind, missing);
        }
    }

    /// <summary>Whether the environment's base language is German; a country is written in words there.</summary>
    public async Task<bool> IsGermanAsync(CancellationToken cancellationToken)
    {
        if (_isGerman is { } known)
        {
            return known;
        }

        var row = VendorJson.Rows((await calls.GetAsync("organizations?$select=languagecode&$top=1", cancellationToken))["value"]).FirstOrDefault();
        _isGerman = int.TryParse(VendorJson.Text(row?["languagecode"]), CultureInfo.InvariantCulture, out var language) && (language & PrimaryLanguage) == German;
        return _isGerman.Value;
    }

    /// <summary>The name that Dataverse gives to a column.</summary>
    public static string NameOf(string schema) => schema.ToLowerInvariant();

    /// <summary>A column for a whole date, which a year alone does not fit.</summary>
    public static bool TakesOnlyDates(string column) => column == BirthDate;
}
