using System.Text.Json.Nodes;

namespace WorkflowConnect.Connectors.Tests.Crm.EspoCrm;

/// <summary>The role of the API user, as <c>App/user</c> tells it.</summary>
internal sealed class EspoRole
{
    private static readonly string[] Entities = ["Account", "Contact", "Document", "TargetList", "Lead", "Note", "Attachment"];
    private static readonly string[] Rights = ["create", "read", "edit", "delete", "stream"];

    /// <summary>Rights that it does not give, as <c>TargetList.create</c>; a whole entity by its name alone.</summary>
    public HashSet<string> Denied { get; } = new(StringComparer.Ordinal);

    /// <summary>Levels other than the highest, as <c>Account.read</c>.</summary>
    public Dictionary<string, string> Levels { get; } = new(StringComparer.Ordinal);

    /// <summary>Attributes that may not be seen, as <c>Contact.emailAddress</c>.</summary>
    public HashSet<string> Hidden { get; } = new(StringComparer.Ordinal);

    public bool Allows(string entity, string right) => !Denied.Contains(entity) && !Denied.Contains($"{entity}.{right}");

    public JsonObject Acl() => new()
    {
        ["table"] = Of(entity => new JsonObject(Rights.Select(right => KeyValuePair.Create(right, (JsonNode?)LevelOf(entity, right))))),
        ["fieldTableQuickAccess"] = Of(entity => new JsonObject
        {
            ["attributes"] = new JsonObject
            {
                ["read"] = new JsonObject { ["yes"] = new JsonArray(), ["no"] = Refused(entity) },
                ["edit"] = new JsonObject { ["yes"] = new JsonArray(), ["no"] = Refused(entity) },
            },
        }),
    };

    private string LevelOf(string entity, string right) => !Allows(entity, right) ? "no"
        : Levels.TryGetValue($"{entity}.{right}", out var level) ? level
        : right == "create" ? "yes"
        : entity is "Note" or "Attachment" ? "own" : "all";

    private JsonArray Refused(string entity) => [.. Hidden.Where(name => name.StartsWith($"{entity}.", StringComparison.Ordinal)).Select(name => (JsonNode?)name[(entity.Length + 1)..])];

    /// <summary>An entity without any right is not shown at all.</summary>
    private JsonObject Of(Func<string, JsonObject> show) => new(Entities.Where(entity => !Denied.Contains(entity)).Select(entity => KeyValuePair.Create(entity, (JsonNode?)show(entity))));
}
