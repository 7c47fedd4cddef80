namespace WorkflowConnect.Core.Leads;

/// <summary>Maps the names that forms use to the product's own; case, hyphens and underscores do not matter.</summary>
public static class LeadFieldNames
{
    private static readonly Dictionary<string, string> Names = Build();

    /// <summary>The product's name of a field, or null when it means nothing here.</summary>
    public static string? Canonical(string given) => Names.GetValueOrDefault(Key(given));

    private static Dictionary<string, string> Build()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(names, "person.salutation", "salutation", "anrede");
        Add(names, "person.title", "title", "titel");
        Add(names, "person.givenName", "givenName", "firstName", "vorname");
        Add(names, "person.familyName", "familyName", "lastName", "surname", "nachname");
        Add(names, "person.fullName", "person.name", "fullName", "name");
        Add(names, "person.email", "email", "e-mail", "mail");
        Add(names, "person.phone", "phone", "telephone", "telefon");
        Add(names, "person.jobTitle", "jobTitle", "position");
        Add(names, "person.birthDate", "birthDate", "dateOfBirth", "geburtsdatum");
        Add(names, "person.nationality", "nationality", "staatsangehoerigkeit", "staatsangehörigkeit");
        AddAddress(names, "person.address", "person.address.");
        Add(names, "company.name", "company", "companyName", "organisation", "organization", "firma");
        Add(names, "company.website", "website", "webseite");
        Add(names, "company.email", "companyEmail");
        Add(names, "company.phone", "companyPhone");
        Add(names, "company.vatId", "vatId", "ustId", "ustIdNr");
        Add(names, "company.registerNumber", "registerNumber", "handelsregisternummer");
        AddAddress(names, "company.address", "company.address.");
        AddAddress(names, "company.address", "");
        Add(names, "lists", "list", "newsletter", "newsletters", "verteiler");
        Add(names, "event", "eventName", "veranstaltung");
        Add(names, "message", "nachricht", "comment", "bemerkung");
        Add(names, "language", "sprache");
        return names;
    }

    private static void AddAddress(Dictionary<string, string> names, string canonical, string prefix)
    {
        Add(names, $"{canonical}.street", $"{prefix}street", $"{prefix}strasse", $"{prefix}straße");
        Add(names, $"{canonical}.postalCode", $"{prefix}postalCode", $"{prefix}zip", $"{prefix}plz");
        Add(names, $"{canonical}.city", $"{prefix}city", $"{prefix}ort");
        Add(names, $"{canonical}.region", $"{prefix}region", $"{prefix}state");
        Add(names, $"{canonical}.country", $"{prefix}country", $"{prefix}land");
    }

    private static void Add(Dictionary<string, string> names, string canonical, params string[] others)
    {
        names[Key(canonical)] = canonical;
        foreach (var other in others)
        {
            names[Key(other)] = canonical;
        }
    }

    private static string Key(string name) =>
        name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
