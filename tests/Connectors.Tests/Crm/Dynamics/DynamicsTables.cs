using System.Globalization;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Connectors.Tests.Crm.Dynamics;

/// <summary>Tables of a Dataverse environment with their columns and rows.</summary>
internal sealed class DynamicsTables
{
    private const string Whole = "createdon modifiedon statecode";
    private const string OfBoth = "emailaddress1 telephone1 websiteurl address1_line1 address1_postalcode address1_city address1_country description";
    private long _version = 536_537;

    /// <summary>Rows by the name of their set and by id, oldest first within a page only by what is asked for.</summary>
    public Dictionary<string, SortedDictionary<string, JsonObject>> Rows { get; } = new(StringComparer.Ordinal);

    /// <summary>Types of columns by set and name.</summary>
    public Dictionary<string, Dictionary<string, string>> Columns { get; } = new(StringComparer.Ordinal);

    /// <summary>The time of what is written now.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    public DynamicsTables()
    {
        Add("accounts", "accountid", $"{Whole} merged:Boolean name creditonhold:Boolean {OfBoth}");
        Add("contacts", "contactid", $"{Whole} merged:Boolean salutation firstname lastname fullname jobtitle birthdate:DateTime emailaddress2 emailaddress3 gendercode:Picklist donotbulkemail:Boolean donotemail:Boolean donotsendmm:Boolean _parentcustomerid_value:Lookup {OfBoth}");
        Add("annotations", "annotationid", "createdon modifiedon subject notetext:Memo filename mimetype documentbody isdocument:Boolean _objectid_value:Lookup");
        Add("lists", "listid", $"{Whole} listname createdfromcode:Integer type:Boolean");
        Add("organizations", "organizationid", "languagecode:Integer");
        Add("privileges", "privilegeid", "name");
        Add("publishers", "publisherid", "createdon modifiedon uniquename friendlyname customizationprefix customizationoptionvalueprefix:Integer");
        Add("solutions", "solutionid", "createdon modifiedon uniquename friendlyname version _publisherid_value:Lookup");
        Rows["organizations"][Guid.Empty.ToString()] = new JsonObject { ["organizationid"] = Guid.Empty.ToString(), ["languagecode"] = 1031 };
        foreach (var right in new[] { "Account", "Contact", "Note", "List" }.SelectMany(entity => new[] { "Create", "Read", "Write", "Delete", "Append", "AppendTo" }.Select(right => $"prv{right}{entity}")).Append("prvReadOrganization"))
        {
            var id = $"70000000-0000-0000-0000-{Rows["privileges"].Count:d12}";
            Rows["privileges"][id] = new JsonObject { ["privilegeid"] = id, ["name"] = right };
        }
    }

    /// <summary>Memberships: list and contact.</summary>
    public HashSet<(string List, string Contact)> Members { get; } = [];

    public string IdOf(string set) => Columns[set].Keys.First();

    public static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public string ETag() => $"W/\"{++_version}\"";

    /// <summary>Puts a row there as if somebody had entered it.</summary>
    public JsonObject Put(string set, string id, JsonObject row, DateTimeOffset? at = null)
    {
        row[IdOf(set)] = id;
        row["createdon"] = Stamp(at ?? Now);
        Columns[set].TryGetValue("statecode", out var state);
        if (state is not null)
        {
            row["statecode"] ??= 0;
        }

        Rows[set][id] = row;
        Touch(row, at);
        return row;
    }

    public void Touch(JsonObject row, DateTimeOffset? at = null)
    {
        row["modifiedon"] = Stamp(at ?? Now);
        row["@odata.etag"] = ETag();
        if (row.ContainsKey("lastname") || row.ContainsKey("firstname"))
        {
            row["fullname"] = $"{(string?)row["firstname"]} {(string?)row["lastname"]}".Trim();
        }
    }

    private void Add(string set, string id, string columns)
    {
        Rows[set] = new(StringComparer.Ordinal);
        Columns[set] = new(StringComparer.Ordinal) { [id] = "Uniqueidentifier" };
        foreach (var column in columns.Split(' '))
        {
            var parts = column.Split(':');
            Columns[set][parts[0]] = parts.Length > 1 ? parts[1] : parts[0] is "createdon" or "modifiedon" ? "DateTime" : parts[0] == "statecode" ? "State" : "String";
        }
    }
}
