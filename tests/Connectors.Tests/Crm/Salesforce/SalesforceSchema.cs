using System.Text.Json.Nodes;

namespace WorkflowConnect.Connectors.Tests.Crm.Salesforce;

/// <summary>Objects and fields of an organisation as it is delivered, as far as the connector meets them.</summary>
internal static class SalesforceSchema
{
    private static readonly string[] Fixed = ["Id", "CreatedDate", "LastModifiedDate", "SystemModstamp"];

    /// <summary>Prefixes of ids by object.</summary>
    public static IReadOnlyDictionary<string, string> Prefixes { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Account"] = "001",
        ["Contact"] = "003",
        ["Campaign"] = "701",
        ["CampaignMember"] = "00v",
        ["Task"] = "00T",
        ["TaskStatus"] = "01J",
        ["ContentVersion"] = "068",
        ["ContentDocument"] = "069",
        ["ContentDocumentLink"] = "06A",
        ["Organization"] = "00D",
        ["PermissionSet"] = "0PS",
        ["PermissionSetAssignment"] = "0Pa",
        ["FieldPermissions"] = "01k",
    };

    public static Dictionary<string, Dictionary<string, JsonObject>> Delivered() => new(StringComparer.Ordinal)
    {
        ["Account"] = Of("Name!:255", "Phone:40", "Website:255", "BillingStreet:255", "BillingCity:40", "BillingPostalCode:20", "BillingCountry:80", "BillingAddress@address"),
        ["Contact"] = Of(
            "Salutation@picklist", "FirstName:40", "LastName!:80", "Title:128", "Email@email", "Phone:40", "Birthdate@date", "Department:80", "Description@textarea", "AccountId@reference", "HasOptedOutOfEmail@boolean",
            "MailingStreet:255", "MailingCity:40", "MailingPostalCode:20", "MailingCountry:80", "MailingAddress@address"),
        ["Campaign"] = Of("Name!:80", "IsActive@boolean"),
        ["CampaignMember"] = Of("CampaignId@reference", "ContactId@reference", "Status@picklist"),
        ["Task"] = Of("Subject:255", "Description@textarea", "Status@picklist", "ActivityDate@date", "WhatId@reference", "WhoId@reference"),
        ["TaskStatus"] = Of("ApiName:255", "IsClosed@boolean", "SortOrder@int"),
        ["ContentVersion"] = Of("Title:255", "PathOnClient:500", "VersionData@base64", "FirstPublishLocationId@reference", "ContentDocumentId@reference"),
        ["ContentDocument"] = Of("Title:255"),
        ["ContentDocumentLink"] = Of("ContentDocumentId@reference", "LinkedEntityId@reference", "ShareType@picklist", "ContentDocument.Title:255"),
        ["Organization"] = Of("LanguageLocaleKey:40"),
        ["PermissionSet"] = Of("Name!:80", "Label:80", "Description:255"),
        ["PermissionSetAssignment"] = Of("PermissionSetId@reference", "AssigneeId@reference"),
        ["FieldPermissions"] = Of("ParentId@reference", "SobjectType:40", "Field:80", "PermissionsRead@boolean", "PermissionsEdit@boolean"),
    };

    /// <summary>A field that was added.</summary>
    public static JsonObject Added(string name, string type, int length, bool isKey) => new()
    {
        ["name"] = name,
        ["type"] = type,
        ["length"] = length,
        ["nillable"] = true,
        ["updateable"] = true,
        ["custom"] = true,
        ["externalId"] = isKey,
        ["unique"] = isKey,
        ["picklistValues"] = new JsonArray(),
    };

    private static Dictionary<string, JsonObject> Of(params string[] fields) =>
        Fixed.Select(name => Field($"{name}@{(name == "Id" ? "id" : "datetime")}", canUpdate: false)).Concat(fields.Select(field => Field(field, !field.EndsWith("@address", StringComparison.Ordinal)))).ToDictionary(field => (string)field["name"]!, StringComparer.OrdinalIgnoreCase);

    private static JsonObject Field(string words, bool canUpdate)
    {
        var parts = words.Split('@', ':');
        var name = parts[0].TrimEnd('!');
        var isText = words.Contains(':', StringComparison.Ordinal);
        string[] choices = name == "Salutation" ? ["Mr.", "Ms.", "Mrs.", "Dr.", "Prof."] : [];
        return new JsonObject
        {
            ["name"] = name,
            ["type"] = isText ? "string" : parts[1],
            ["length"] = isText ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 0,
            ["nillable"] = !parts[0].EndsWith('!') && (isText || parts[1] is not ("boolean" or "id")),
            ["updateable"] = canUpdate,
            ["custom"] = false,
            ["picklistValues"] = new JsonArray([.. choices.Select(choice => (JsonNode?)new JsonObject { ["value"] = choice, ["active"] = true })]),
        };
    }
}
