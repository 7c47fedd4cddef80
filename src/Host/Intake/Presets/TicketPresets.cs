using System.Text.RegularExpressions;
using WorkflowConnect.Host.Intake.Fetching;
using WorkflowConnect.Host.Intake.Mapping;

namespace WorkflowConnect.Host.Intake.Presets;

/// <summary>Ticket sales: the event names an order; who comes stands in the order, one lead a person.</summary>
internal static partial class TicketPresets
{
    /// <summary>
    /// docs.pretix.eu, webhooks: the body is not to be trusted, only to be taken as a reason to fetch. Where no
    /// participant is named, the buyer is.
    /// </summary>
    public static IntakePreset Pretix { get; } = new("Pretix")
    {
        When = ["$.action == pretix.event.order.paid"],
        EventId = ["$.organizer", "$.event", "$.code", "$.notification_id"],
        Quiet = ["notification_id", "organizer", "event", "code", "action"],
        Fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["person.fullName"] = "@.attendee_name",
            ["person.email"] = "@.attendee_email",
            ["person.address.street"] = "@.street",
            ["person.address.postalCode"] = "@.zipcode",
            ["person.address.city"] = "@.city",
            ["person.address.country"] = "@.country",
            ["company.name"] = "@.company || $.invoice_address.company",
            ["company.vatId"] = "$.invoice_address.vat_id",
            ["event"] = "$.event",
        },
        Fetch = new SubjectFetch
        {
            What = "order",
            Address = "https://pretix.eu",
            Path = "api/v1/organizers/{organizer}/events/{event}/orders/{code}/",
            Parts =
            [
                new FetchPart("organizer", MappingPath.Parse("$.organizer"), Slug()),
                new FetchPart("event", MappingPath.Parse("$.event"), Slug()),
                new FetchPart("code", MappingPath.Parse("$.code"), Slug()),
            ],
            Scheme = "Token ",
            When = [MappingCondition.Parse("$.testmode != true"), MappingCondition.Parse("$.status != c, e")],
            Each = MappingPath.Parse("$.positions[*]"),
            Named = MappingPath.Parse("@.attendee_name"),
            Otherwise = Buyer(
                ("person.fullName", "$.invoice_address.name"),
                ("person.email", "$.email"),
                ("person.address.street", "$.invoice_address.street"),
                ("person.address.postalCode", "$.invoice_address.zipcode"),
                ("person.address.city", "$.invoice_address.city"),
                ("person.address.country", "$.invoice_address.country"),
                ("company.name", "$.invoice_address.company"),
                ("company.vatId", "$.invoice_address.vat_id"),
                ("event", "$.event")),
            EachWhen = [MappingCondition.Parse("@.canceled != true")],
            EachId = MappingPath.Parse("@.positionid"),
        },
    };

    /// <summary>The address in the event says which order; the address that is called is the configured one.</summary>
    public static IntakePreset Eventbrite { get; } = new("Eventbrite")
    {
        When = ["$.config.action == order.placed"],
        EventId = ["$.config.action", "$.api_url"],
        Quiet = ["api_url", "config."],
        Fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["person.givenName"] = "@.profile.first_name",
            ["person.familyName"] = "@.profile.last_name",
            ["person.email"] = "@.profile.email",
            ["person.phone"] = "@.profile.cell_phone",
            ["person.jobTitle"] = "@.profile.job_title",
            ["company.name"] = "@.profile.company",
        },
        Fetch = new SubjectFetch
        {
            What = "order",
            Address = "https://www.eventbriteapi.com",
            Path = "v3/orders/{order}/?expand=attendees",
            Parts = [new FetchPart("order", MappingPath.Parse("$.api_url"), OrderAddress())],
            Scheme = "Bearer ",
            When = [MappingCondition.Parse("$.status != cancelled, deleted, refunded")],
            Each = MappingPath.Parse("$.attendees[*]"),
            Named = MappingPath.Parse("@.profile.last_name"),
            Otherwise = Buyer(("person.givenName", "$.first_name"), ("person.familyName", "$.last_name"), ("person.email", "$.email")),
            EachWhen = [MappingCondition.Parse("@.cancelled != true"), MappingCondition.Parse("@.refunded != true")],
            EachId = MappingPath.Parse("@.id"),
        },
    };

    /// <summary>Only where nobody else is named: the buyer's address at another person's name would join the two in the CRM.</summary>
    private static FieldSource[] Buyer(params (string Field, string Path)[] fields) => [.. fields.Select(field => FieldSource.Parse(field.Field, field.Path, takesFirst: true))];

    [GeneratedRegex(@"^(?<part>[A-Za-z0-9_.-]{1,100})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slug();

    [GeneratedRegex(@"^https://[^\s?#]{1,200}/v3/orders/(?<part>[0-9]{1,30})/?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OrderAddress();
}
