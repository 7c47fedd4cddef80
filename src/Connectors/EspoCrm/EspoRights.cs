using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.EspoCrm;

/// <summary>What the API user's role has to allow, compared with what EspoCRM says that it does.</summary>
internal static class EspoRights
{
    /// <summary>A post is written and read by who may see the stream of its record.</summary>
    private static readonly (string Entity, string[] Rights)[] Needed =
    [
        ("Account", ["create", "read", "edit", "stream"]),
        ("Contact", ["create", "read", "edit", "stream"]),
        ("Document", ["create", "read", "edit", "delete"]),
        ("TargetList", ["create", "read", "edit"]),
        ("Note", ["create"]),
        ("Attachment", ["create"]),
    ];

    public static string Of(string right, string entity) => $"right to {right} {entity}";

    /// <param name="acl">The <c>acl</c> of <c>App/user</c>.</param>
    /// <param name="mapping">The fields that are read and written.</param>
    public static IEnumerable<CrmMissing> Missing(JsonNode? acl, Mapping mapping) =>
        Needed.SelectMany(needed => needed.Rights.Select(right => OfEntity(acl, needed.Entity, right))).OfType<CrmMissing>()
            .Concat(new[] { RecordKind.Company, RecordKind.Contact }.SelectMany(kind => OfFields(acl, kind, mapping)));

    private static CrmMissing? OfEntity(JsonNode? acl, string entity, string right) => VendorJson.Words((acl?["table"]?[entity] as JsonObject)?[right]) switch
    {
        null or "no" => new CrmMissing(Of(right, entity), "Give it to the role of the API user.", CanBeCreated: false),
        // Nobody is assigned to what is written here, so not even that would be the API user's own.
        "own" or "team" when right != "create" && entity is not ("Note" or "Attachment") =>
            new CrmMissing($"right to {right} all of {entity}", "The role gives it for the user's own records or those of its teams; others would not be found and made again. Set it to 'all'.", CanBeCreated: false),
        _ => null,
    };

    /// <summary>EspoCRM leaves out what a role may not see or change of a record, without a word.</summary>
    private static IEnumerable<CrmMissing> OfFields(JsonNode? acl, RecordKind kind, Mapping mapping)
    {
        var entity = EspoFields.Entity(kind);
        var ours = mapping.Of(kind).Values.Concat(EspoFields.Own.Select(own => own.Name)).Append(kind == RecordKind.Contact ? "accountId" : "name").Distinct(StringComparer.Ordinal).ToArray();
        foreach (var right in new[] { "read", "edit" })
        {
            var refused = (acl?["fieldTableQuickAccess"]?[entity]?["attributes"]?[right]?["no"] as JsonArray ?? []).Select(VendorJson.Words).ToHashSet();
            foreach (var name in ours.Where(refused.Contains))
            {
                yield return new CrmMissing($"right to {right} field {entity}.{name}", "Give it to the role of the API user, in its table of fields.", CanBeCreated: false);
            }
        }
    }
}
