using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.EspoCrm;

/// <summary>Looks at an EspoCRM and prepares it.</summary>
internal sealed class EspoSetup(EspoCalls calls, EspoFields fields, EspoLists lists)
{
    private const string LockOfContacts = "Contact: optimistic concurrency control";

    private static readonly RecordKind[] Kinds = [RecordKind.Company, RecordKind.Contact];

    public async Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        var who = await calls.GetAsync("App/user", cancellationToken);
        if (who?["user"] is not JsonObject user)
        {
            throw EspoErrors.ByHand("At Crm:Address no EspoCRM answers. Check the address; it is the address without /api/v1.");
        }

        var missing = new List<CrmMissing>();
        var (mapped, unmapped) = (new List<(RecordKind, string, string)>(), new List<(RecordKind, string)>());
        foreach (var kind in Kinds)
        {
            var there = await fields.DefinitionsAsync(kind, cancellationToken, anew: true);
            if (there.Count == 0)
            {
                missing.Add(new CrmMissing($"entity {EspoFields.Entity(kind)}", "EspoCRM shows nothing of it: the role does not allow it, or it is switched off.", CanBeCreated: false));
                continue;
            }

            missing.AddRange(EspoFields.Own.Where(own => !there.ContainsKey(own.Name)).Select(own => new CrmMissing(
                FieldOf(kind, own.Name, own.Type), own.Name == EspoFields.Key ? "A record whose creation was not answered is found again by it." : "Time and result of a check cannot be noted on the record.", CanBeCreated: true)));
            missing.AddRange(fields.Mapping.Of(kind).Where(m => !there.ContainsKey(m.Value)).Select(m => new CrmMissing(
                $"field {EspoFields.Entity(kind)}.{m.Value}", $"{m.Key} is mapped to it. Correct the mapping file.", CanBeCreated: false)));
            mapped.AddRange(fields.Mapping.Of(kind).Where(m => there.ContainsKey(m.Value)).Select(m => (kind, m.Key, m.Value)));
            unmapped.AddRange(CrmFields.All.Except(fields.Mapping.Of(kind).Keys).Except(OfNobody(kind)).Select(field => (kind, field)));
        }

        if (!EspoText.IsTrue(await calls.GetAsync("Metadata?key=entityDefs.Contact.optimisticConcurrencyControl", cancellationToken)))
        {
            missing.Add(new CrmMissing(LockOfContacts, "Without it a change that somebody makes in the same moment is not seen.", CanBeCreated: true));
        }

        if (VendorJson.Words(user["type"]) is not ("admin" or "super-admin"))
        {
            missing.AddRange(EspoRights.Missing(who["acl"], fields.Mapping));
        }

        return new CrmProbe
        {
            Product = $"EspoCRM {VendorJson.Words(who["settings"]?["version"]) ?? "?"}",
            User = VendorJson.Words(user["userName"]) ?? "?",
            Fields = mapped,
            Unmapped = unmapped,
            Lists = missing.Exists(m => m.What == EspoRights.Of("read", "TargetList")) ? [] : await lists.NamesAsync(cancellationToken),
            Missing = missing,
        };
    }

    /// <summary>Fields of our own and the lock; EspoCRM lets only an administrator do this, by name and password.</summary>
    public async Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken)
    {
        var isDone = false;
        foreach (var kind in Kinds)
        {
            foreach (var (name, type, label) in EspoFields.Own.Where(own => missing.Any(m => m.What == FieldOf(kind, own.Name, own.Type))))
            {
                // EspoCRM adds the letter c by itself.
                var bare = char.ToLowerInvariant(name[1]) + name[2..];
                await AdministerAsync($"Admin/fieldManager/{EspoFields.Entity(kind)}", new JsonObject { ["name"] = bare, ["type"] = type, ["label"] = label }, cancellationToken);
                isDone = true;
            }
        }

        if (missing.Any(m => m.What == LockOfContacts))
        {
            await AdministerAsync("EntityManager/action/updateEntity", new JsonObject { ["name"] = "Contact", ["optimisticConcurrencyControl"] = true }, cancellationToken);
            isDone = true;
        }

        if (isDone)
        {
            // New fields are in the database only after this.
            await AdministerAsync("Admin/rebuild", new JsonObject(), cancellationToken);
        }

        foreach (var kind in Kinds)
        {
            await fields.DefinitionsAsync(kind, cancellationToken, anew: true);
        }
    }

    private async Task AdministerAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        try
        {
            await calls.WriteAsync(HttpMethod.Post, path, body, cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Conflict)
        {
            // The field is there: an earlier attempt made it, and its answer was lost.
        }
        catch (VendorTrouble trouble) when (EspoErrors.IsNotAllowed(trouble))
        {
            throw new VendorTrouble(
                WriteStatus.Retryable,
                "EspoCRM lets only an administrator create fields. For this once set Crm:User to an administrator's name and Crm:ApiKeySecret to a secret that holds the password.",
                EspoErrors.ByPeople,
                trouble);
        }
    }

    private static string FieldOf(RecordKind kind, string name, string type) => $"field {EspoFields.Entity(kind)}.{name} ({type})";

    private static string[] OfNobody(RecordKind kind) => kind == RecordKind.Company
        ? [CrmFields.Salutation, CrmFields.Title, CrmFields.GivenName, CrmFields.FamilyName, CrmFields.JobTitle, CrmFields.BirthDate, CrmFields.Nationality]
        : [CrmFields.Name, CrmFields.VatId, CrmFields.RegisterNumber, CrmFields.Website];
}
