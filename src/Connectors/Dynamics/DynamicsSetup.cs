using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Dynamics;

/// <summary>Looks at a Dataverse environment and says what it lacks.</summary>
internal sealed class DynamicsSetup(DynamicsCalls calls, DynamicsFields fields, DynamicsLists lists, DynamicsColumns columns)
{
    private static readonly RecordKind[] Kinds = [RecordKind.Company, RecordKind.Contact];

    /// <summary>What the application user's role has to allow.</summary>
    private static readonly string[] Rights =
    [
        "prvCreateAccount", "prvReadAccount", "prvWriteAccount", "prvAppendToAccount",
        "prvCreateContact", "prvReadContact", "prvWriteContact", "prvAppendContact", "prvAppendToContact",
        "prvCreateNote", "prvReadNote", "prvWriteNote", "prvAppendNote", "prvDeleteNote", "prvReadOrganization",
        "prvCreateList", "prvReadList", "prvWriteList", "prvAppendToList",
    ];

    public async Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        var user = DynamicsText.IdOf(await calls.GetAsync("WhoAmI", cancellationToken), "UserId");
        var version = VendorJson.Text((await calls.GetAsync("RetrieveVersion", cancellationToken))["Version"]);
        var missing = new List<CrmMissing>();
        var (mapped, unmapped) = (new List<(RecordKind, string, string)>(), new List<(RecordKind, string)>());
        foreach (var kind in Kinds)
        {
            var there = await fields.AllAsync(kind, cancellationToken, anew: true);
            missing.AddRange(DynamicsColumns.MissingOf(kind, there));
            foreach (var (field, theirs) in fields.Mapping.Of(kind))
            {
                if (there.TryGetValue(theirs, out var column) && column.TakesText)
                {
                    mapped.Add((kind, field, theirs));
                }
                else
                {
                    missing.Add(new CrmMissing($"column {DynamicsText.Table(kind)}.{theirs} that holds text", $"{field} is mapped to it. Correct the mapping file.", CanBeCreated: false));
                }
            }

            unmapped.AddRange(CrmFields.All.Except(fields.Mapping.Of(kind).Keys).Except(OfNobody(kind)).Select(field => (kind, field)));
        }

        var names = await ListsAsync(missing, cancellationToken);
        try
        {
            missing.AddRange(await RightsAsync(user, cancellationToken));
        }
        catch (VendorTrouble trouble) when (trouble.RetryAfter == DynamicsErrors.ByPeople)
        {
            missing.Add(new CrmMissing("right to read the table of privileges", "Without it the rights of the application user cannot be looked at.", CanBeCreated: false));
        }

        return new CrmProbe
        {
            Product = $"Dataverse {(version is not null && VendorJson.IsName(version) ? version : "?")}, Web API v9.2",
            User = $"application user {user}",
            Fields = mapped,
            Unmapped = unmapped,
            Lists = names,
            Missing = missing,
        };
    }

    public async Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken)
    {
        foreach (var kind in Kinds)
        {
            await columns.CreateAsync(kind, missing, cancellationToken);
            await fields.AllAsync(kind, cancellationToken, anew: true);
        }
    }

    /// <summary>None where marketing lists are missing: they come with Dynamics 365, not with Dataverse alone.</summary>
    private async Task<IReadOnlyList<string>> ListsAsync(List<CrmMissing> missing, CancellationToken cancellationToken)
    {
        try
        {
            return await lists.NamesAsync(cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.RetryAfter == DynamicsErrors.ByPeople)
        {
            missing.Add(new CrmMissing("marketing lists", $"Contacts cannot be put on distribution lists. {trouble.Message}", CanBeCreated: false));
            return [];
        }
    }

    /// <summary>A right that this Dataverse does not know belongs to a table that it does not have.</summary>
    private async Task<IEnumerable<CrmMissing>> RightsAsync(string user, CancellationToken cancellationToken)
    {
        var filter = string.Join(" or ", Rights.Select(right => $"name eq {DynamicsText.Literal(right)}"));
        var known = await calls.AllAsync($"privileges?$select=privilegeid,name&$filter={Uri.EscapeDataString(filter)}", cancellationToken);
        var given = VendorJson.Rows((await calls.GetAsync($"systemusers({user})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()", cancellationToken, DynamicsCalls.Strong))["RolePrivileges"])
            .Select(row => VendorJson.Text(row["PrivilegeId"])).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return known.Where(row => !given.Contains(DynamicsText.IdOf(row, "privilegeid"))).Select(row => VendorJson.Text(row["name"])).OfType<string>().Order(StringComparer.Ordinal)
            .Select(right => new CrmMissing($"right {right}", "Give it to a role of the application user.", CanBeCreated: false));
    }

    private static string[] OfNobody(RecordKind kind) => kind == RecordKind.Company
        ? [CrmFields.Salutation, CrmFields.Title, CrmFields.GivenName, CrmFields.FamilyName, CrmFields.JobTitle, CrmFields.BirthDate, CrmFields.Nationality]
        : [CrmFields.Name, CrmFields.VatId, CrmFields.RegisterNumber, CrmFields.Website];
}
