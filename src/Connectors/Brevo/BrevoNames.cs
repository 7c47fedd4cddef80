using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;

namespace WorkflowConnect.Connectors.Brevo;

/// <summary>The attributes for a person's names, which bear the names of the language that the account was made in. Asked once.</summary>
internal sealed class BrevoNames(BrevoCalls calls)
{
    private static readonly string[] Given = ["FIRSTNAME", "VORNAME", "PRENOM", "NOMBRE", "NOME", "FIRST_NAME", "FNAME"];
    private static readonly string[] Family = ["LASTNAME", "NACHNAME", "NOM", "APELLIDOS", "COGNOME", "SURNAME", "LAST_NAME", "LNAME"];

    private (string? Given, string? Family)? _attributes;

    /// <summary>For a contact that is not there yet; names that have no attribute are left out.</summary>
    public async Task<JsonObject> OfAsync(ListPerson person, CancellationToken cancellationToken)
    {
        var (given, family) = _attributes ??= await ReadAsync(cancellationToken);
        var values = new JsonObject();
        if (given is not null && person.GivenName is not null)
        {
            values[given] = person.GivenName;
        }

        if (family is not null && person.FamilyName is not null)
        {
            values[family] = person.FamilyName;
        }

        return values;
    }

    private async Task<(string? Given, string? Family)> ReadAsync(CancellationToken cancellationToken)
    {
        var names = VendorJson.Rows((await calls.GetAsync("contacts/attributes", cancellationToken))["attributes"])
            .Where(row => VendorJson.Text(row["category"]) == "normal").Select(row => VendorJson.Text(row["name"])).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return (Given.FirstOrDefault(names.Contains), Family.FirstOrDefault(names.Contains));
    }
}
