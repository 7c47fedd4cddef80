using System.Text.RegularExpressions;
using WorkflowConnect.Host.Intake.Fetching;
using WorkflowConnect.Host.Intake.Mapping;

namespace WorkflowConnect.Host.Intake.Presets;

/// <summary>Newsletter tools: taken is the event that follows the confirmation, not the sign-up.</summary>
internal static partial class NewsletterPresets
{
    /// <summary>
    /// A contact whose opt-in is double comes onto the list when it confirms. The event says only the address; without
    /// the contact's name nobody could be screened, so the contact is fetched. Its SMS number has no plus sign, and one in
    /// ten German ones would pass for a payment card; it is left out.
    /// </summary>
    public static IntakePreset Brevo { get; } = new("Brevo")
    {
        When = ["$.event == list_addition"],
        EventId = ["$.event", "$.email", "$.ts"],
        Quiet = ["id", "event", "key", "list_id", "date", "ts", "email"],
        Fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["person.email"] = "$.email",
            ["person.givenName"] = "$.attributes.FIRSTNAME || $.attributes.VORNAME",
            ["person.familyName"] = "$.attributes.LASTNAME || $.attributes.NACHNAME",
            ["company.name"] = "$.attributes.COMPANY || $.attributes.FIRMA",
        },
        Fetch = new SubjectFetch
        {
            What = "contact",
            Address = "https://api.brevo.com",
            Path = "v3/contacts/{email}",
            Parts = [new FetchPart("email", MappingPath.Parse("$.email"), Email())],
            Header = "api-key",
            When = [MappingCondition.Parse("$.emailBlacklisted != true")],
        },
    };

    /// <summary>An audience with double opt-in sends <c>subscribe</c> when the person has confirmed.</summary>
    public static IntakePreset Mailchimp { get; } = new("Mailchimp")
    {
        Names = [NamePattern.Parse("data[merges][{name}]")],
        When = ["type == subscribe"],
        EventId = ["type", "data[list_id]", "data[id]", "fired_at"],
        Quiet =
        [
            "type", "fired_at", "data[id]", "data[list_id]", "data[web_id]", "data[action]", "data[email]", "data[email_type]", "data[ip_opt]",
            "data[ip_signup]", "data[merges][INTERESTS]", "data[merges][GROUPINGS]", "data[merges][ADDRESS]",
        ],
        Fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["person.email"] = "data[merges][EMAIL] || data[email]",
            ["person.givenName"] = "data[merges][FNAME]",
            ["person.familyName"] = "data[merges][LNAME]",
            ["person.address.street"] = "data[merges][ADDRESS][addr1]",
            ["person.address.city"] = "data[merges][ADDRESS][city]",
            ["person.address.postalCode"] = "data[merges][ADDRESS][zip]",
            ["person.address.country"] = "data[merges][ADDRESS][country]",
        },
    };

    [GeneratedRegex(@"^(?<part>[^\s@/\\?#%]{1,64}@[^\s@/\\?#%]{1,189})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Email();
}
