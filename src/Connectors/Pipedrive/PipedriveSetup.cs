using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Pipedrive;

/// <summary>Looks at a Pipedrive account and prepares it.</summary>
internal sealed class PipedriveSetup(PipedriveCalls calls, PipedriveFields fields, PipedriveLists lists)
{
    /// <summary>A field with choices cannot be made without one.</summary>
    private const string FirstList = "Newsletter";

    private static readonly RecordKind[] Kinds = [RecordKind.Company, RecordKind.Contact];

    public async Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        var user = (await calls.GetAsync($"{PipedriveCalls.V1}/users/me", cancellationToken))["data"];
        var missing = new List<CrmMissing>();
        var (mapped, unmapped) = (new List<(RecordKind, string, string)>(), new List<(RecordKind, string)>());
        foreach (var kind in Kinds)
        {
            var there = await fields.AllAsync(kind, cancellationToken, anew: true);
            missing.AddRange(PipedriveFields.Own(kind).Where(own => PipedriveFields.FindOwn(there, own.Name) is null)
                .Select(own => new CrmMissing(What(kind, own.Name, own.Type), Why(own.Name), CanBeCreated: true)));
            foreach (var (field, theirs) in fields.Mapping.Of(kind))
            {
                if (PipedriveFields.Find(there, theirs) is not null)
                {
                    mapped.Add((kind, field, theirs));
                }
                else if (PipedriveFields.ComesWithASetting(kind, field, theirs))
                {
                    unmapped.Add((kind, field));
                }
                else
                {
                    missing.Add(new CrmMissing($"field {theirs} of {PipedriveText.Type(kind)}", $"{field} is mapped to it. Correct the mapping file.", CanBeCreated: false));
                }
            }

            unmapped.AddRange(CrmFields.All.Except(fields.Mapping.Of(kind).Keys).Except(OfNobody(kind)).Select(field => (kind, field)));
        }

        return new CrmProbe
        {
            Product = $"Pipedrive, API v2 with v1{(VendorJson.Text(user?["company_domain"]) is { } domain && VendorJson.IsName(domain) ? $", {domain}" : "")}",
            User = $"user {VendorJson.Text(user?["id"])}{(VendorJson.IsTrue(user?["is_admin"]) ? ", an administrator" : "")}",
            Fields = mapped,
            Unmapped = unmapped,
            Lists = await lists.NamesAsync(cancellationToken),
            Missing = missing,
        };
    }

    /// <summary>Fields of our own; the token's user needs the right to add custom fields once.</summary>
    public async Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken)
    {
        foreach (var kind in Kinds)
        {
            // Asked anew: what another run made meanwhile is not made twice, for Pipedrive would take the name again.
            var there = await fields.AllAsync(kind, cancellationToken, anew: true);
            foreach (var own in PipedriveFields.Own(kind).Where(own => PipedriveFields.FindOwn(there, own.Name) is null && missing.Any(m => m.What == What(kind, own.Name, own.Type))))
            {
                var body = new JsonObject { ["field_name"] = own.Name, ["field_type"] = own.Type };
                if (own.Type == "set")
                {
                    body["options"] = new JsonArray(new JsonObject { ["label"] = FirstList });
                }

                await calls.WriteAsync(HttpMethod.Post, PipedriveFields.PathOf(kind), body, cancellationToken);
            }

            await fields.AllAsync(kind, cancellationToken, anew: true);
        }
    }

    private static string What(RecordKind kind, string name, string type) => $"field \"{name}\" of {PipedriveText.Type(kind)} ({type})";

    private static string Why(string name) => name switch
    {
        PipedriveFields.Key => "A record whose creation was not answered is found again by it; without it none is created.",
        PipedriveFields.Lists => "Contacts cannot be put on distribution lists.",
        _ => "Time and result of a check cannot be noted on the record.",
    };

    private static string[] OfNobody(RecordKind kind) => kind == RecordKind.Company
        ? [CrmFields.Salutation, CrmFields.Title, CrmFields.GivenName, CrmFields.FamilyName, CrmFields.JobTitle, CrmFields.BirthDate, CrmFields.Nationality]
        : [CrmFields.VatId, CrmFields.RegisterNumber, CrmFields.GivenName, CrmFields.FamilyName];
}
