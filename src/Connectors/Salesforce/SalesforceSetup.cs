using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Salesforce;

/// <summary>Looks at a Salesforce and prepares it.</summary>
internal sealed class SalesforceSetup(SalesforceCalls calls, SalesforceFields fields, SalesforceLists lists)
{
    private const string PermissionSet = "WorkflowConnect";
    private static readonly RecordKind[] Kinds = [RecordKind.Company, RecordKind.Contact];

    /// <summary>What the app's user has to be allowed besides reading.</summary>
    private static readonly (string Type, bool Create, bool Update, bool Delete, string Why)[] Rights =
    [
        ("Account", true, true, false, "Companies are not written without it."),
        ("Contact", true, true, false, "Contacts are not written without it."),
        ("Task", true, true, true, "Checks are not logged without it, and not removed when a contact is erased."),
        ("ContentVersion", true, false, false, "Protocols are not attached without it."),
        ("Campaign", true, false, false, "Contacts are put on no new list without it. It comes with the switch 'Marketing User' of the user."),
        ("CampaignMember", true, false, true, "Contacts are put on no list without it, and not taken off when they are erased."),
    ];

    public async Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        var missing = new List<CrmMissing>();
        var (mapped, unmapped) = (new List<(RecordKind, string, string)>(), new List<(RecordKind, string)>());
        foreach (var kind in Kinds)
        {
            var there = await fields.OfAsync(kind, cancellationToken, anew: true);
            missing.AddRange(SalesforceFields.Own.Where(own => !SalesforceFields.HasOwn(there, own.Name)).Select(own => new CrmMissing(What(there.Name, own.Name), Why(own.Name), CanBeCreated: true)));
            foreach (var field in fields.Mapping.Of(kind).Keys)
            {
                var theirs = fields.Theirs(there, kind, field);
                if (there.Fields.ContainsKey(theirs))
                {
                    mapped.Add((kind, field, theirs));
                }
                else
                {
                    missing.Add(new CrmMissing(
                        $"field {there.Name}.{theirs}",
                        SalesforceFields.IsUsual(kind, field, theirs) ? $"{field} is left out: the user of the app may not see it (field-level security)." : $"{field} is mapped to it. Correct the mapping file, or let the user of the app see it.",
                        CanBeCreated: false));
                }
            }

            if (kind == RecordKind.Contact && !there.Fields.ContainsKey(SalesforceFields.OptedOut))
            {
                missing.Add(new CrmMissing($"field {there.Name}.{SalesforceFields.OptedOut}", "Nobody is put on a list while the user of the app may not see who wants no mailings.", CanBeCreated: false));
            }

            unmapped.AddRange(CrmFields.All.Except(fields.Mapping.Of(kind).Keys).Except(OfNobody(kind)).Select(field => (kind, field)));
        }

        foreach (var right in Rights)
        {
            missing.AddRange(await MissingRightsAsync(right, cancellationToken));
        }

        return new CrmProbe
        {
            Product = $"Salesforce, API {await calls.VersionAsync(cancellationToken)}",
            User = VendorJson.Text((await UserAsync(cancellationToken))?["preferred_username"]) ?? "unknown (the app lacks the scope openid)",
            Fields = mapped,
            Unmapped = unmapped,
            Lists = missing.Exists(m => m.What.EndsWith(" Campaign", StringComparison.Ordinal)) ? [] : await lists.NamesAsync(cancellationToken),
            Missing = missing,
        };
    }

    /// <summary>
    /// Fields of our own, and a permission set that lets the app's user see and write them: a field that the API makes is hidden
    /// from everybody at first.
    /// </summary>
    public async Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken)
    {
        var due = Kinds.Select(SalesforceText.Type).SelectMany(type => SalesforceFields.Own.Where(own => missing.Any(m => m.What == What(type, own.Name))).Select(own => (Type: type, own.Name, own.Label))).ToList();
        if (due.Count == 0)
        {
            return;
        }

        foreach (var (type, name, label) in due)
        {
            try
            {
                await calls.CreateAsync("tooling/sobjects/CustomField", SalesforceFields.Definition(type, name, label), cancellationToken);
            }
            catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Duplicate)
            {
                // It is there and only hidden from the user.
            }
            catch (VendorTrouble trouble) when (trouble.Status is WriteStatus.Rejected || trouble.RetryAfter == SalesforceErrors.ByPeople)
            {
                throw ByAnAdministrator($"create the field {type}.{name}", trouble);
            }
        }

        try
        {
            await AllowAsync(due.Select(field => (field.Type, field.Name)), cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Status is WriteStatus.Rejected || trouble.RetryAfter == SalesforceErrors.ByPeople)
        {
            throw ByAnAdministrator("give itself the right to the new fields", trouble);
        }

        foreach (var kind in Kinds)
        {
            await fields.OfAsync(kind, cancellationToken, anew: true);
        }
    }

    private async Task AllowAsync(IEnumerable<(string Type, string Name)> due, CancellationToken cancellationToken)
    {
        var found = await calls.QueryAsync($"SELECT Id FROM PermissionSet WHERE Name = {SalesforceText.Quote(PermissionSet)}", cancellationToken);
        var set = found.Count > 0 ? SalesforceText.IdOf(found[0])
            : await calls.CreateAsync("sobjects/PermissionSet", new JsonObject { ["Name"] = PermissionSet, ["Label"] = PermissionSet, ["Description"] = "Fields of checks." }, cancellationToken);
        var allowed = (await calls.QueryAsync($"SELECT Field FROM FieldPermissions WHERE ParentId = {SalesforceText.Quote(set)}", cancellationToken)).Select(row => VendorJson.Text(row["Field"])).ToList();
        foreach (var (type, name) in due.Where(field => !allowed.Contains($"{field.Type}.{field.Name}", StringComparer.OrdinalIgnoreCase)))
        {
            var right = new JsonObject { ["ParentId"] = set, ["SobjectType"] = type, ["Field"] = $"{type}.{name}", ["PermissionsRead"] = true, ["PermissionsEdit"] = true };
            await calls.CreateAsync("sobjects/FieldPermissions", right, cancellationToken);
        }

        var user = VendorJson.Text((await UserAsync(cancellationToken))?["user_id"]) is { } id && SalesforceText.IsId(id) ? id
            : throw SalesforceErrors.ByHand("Salesforce does not say whose token it is. Give the app the scope openid.");
        var assigned = await calls.QueryAsync($"SELECT Id FROM PermissionSetAssignment WHERE PermissionSetId = {SalesforceText.Quote(set)} AND AssigneeId = {SalesforceText.Quote(user)}", cancellationToken);
        if (assigned.Count == 0)
        {
            await calls.CreateAsync("sobjects/PermissionSetAssignment", new JsonObject { ["PermissionSetId"] = set, ["AssigneeId"] = user }, cancellationToken);
        }
    }

    private static VendorTrouble ByAnAdministrator(string what, VendorTrouble trouble) => SalesforceErrors.ByHand(
        $"The user of the app may not {what}. Let it customise the application and manage permission sets for this once, or have an administrator create the fields that 'workflowconnect crm probe' names ({SalesforceFields.Key}: text of 64, external id, unique; {SalesforceFields.LastScreened}: date and time; the others: text of 64) and let the user see and change them. {trouble.Message}");

    private async Task<IReadOnlyList<CrmMissing>> MissingRightsAsync((string Type, bool Create, bool Update, bool Delete, string Why) right, CancellationToken cancellationToken)
    {
        SalesforceObject? there;
        try
        {
            there = await fields.OfAsync(right.Type, cancellationToken, anew: right.Type is not ("Account" or "Contact"));
        }
        catch (VendorTrouble trouble) when (trouble.RetryAfter == SalesforceErrors.ByPeople)
        {
            there = null;
        }

        return there is null
            ? [new CrmMissing($"right to read {right.Type}", right.Why, CanBeCreated: false)]
            : [.. new[] { (right.Create && !there.CanCreate, "create"), (right.Update && !there.CanUpdate, "edit"), (right.Delete && !there.CanDelete, "delete") }
                .Where(lack => lack.Item1).Select(lack => new CrmMissing($"right to {lack.Item2} {right.Type}", right.Why, CanBeCreated: false))];
    }

    /// <summary>Null where the app may not ask.</summary>
    private async Task<JsonNode?> UserAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await calls.UserAsync(cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.RetryAfter == SalesforceErrors.ByPeople)
        {
            return null;
        }
    }

    private static string What(string type, string name) => $"field {type}.{name}";

    private static string Why(string name) => name == SalesforceFields.Key
        ? "A record is created once by it; without it none is created. It may be there and hidden from the user of the app."
        : "Time and result of a check cannot be noted on the record. It may be there and hidden from the user of the app.";

    private static string[] OfNobody(RecordKind kind) => kind == RecordKind.Company
        ? [CrmFields.Salutation, CrmFields.Title, CrmFields.GivenName, CrmFields.FamilyName, CrmFields.JobTitle, CrmFields.BirthDate, CrmFields.Nationality]
        : [CrmFields.Name, CrmFields.VatId, CrmFields.RegisterNumber, CrmFields.Website];
}
