namespace WorkflowConnect.Core.Crm;

/// <summary>The port's own field names; a connector maps them to the vendor's.</summary>
public static class CrmFields
{
    public const string Name = "name";
    public const string Salutation = "salutation";
    public const string Title = "title";
    public const string GivenName = "givenName";
    public const string FamilyName = "familyName";
    public const string JobTitle = "jobTitle";
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Website = "website";
    public const string VatId = "vatId";
    public const string RegisterNumber = "registerNumber";

    /// <summary>ISO 8601, may be reduced to a year or a month.</summary>
    public const string BirthDate = "birthDate";

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public const string Nationality = "nationality";
    public const string Street = "street";
    public const string PostalCode = "postalCode";
    public const string City = "city";

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public const string Country = "country";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Name, Salutation, Title, GivenName, FamilyName, JobTitle, Email, Phone, Website, VatId, RegisterNumber, BirthDate, Nationality, Street, PostalCode, City, Country,
    ];
}
