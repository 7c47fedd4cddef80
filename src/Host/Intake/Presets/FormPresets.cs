using WorkflowConnect.Host.Intake.Mapping;

namespace WorkflowConnect.Host.Intake.Presets;

/// <summary>Forms: who fills one in sends it. Where a form asks for consent, the source's settings add that condition.</summary>
internal static class FormPresets
{
    /// <summary>Fields by the names in the form; the marked ones are those of the form that the plug-in makes first.</summary>
    public static IntakePreset ContactForm7 { get; } = new("ContactForm7")
    {
        Names = [NamePattern.Parse("{name}")],
        Fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["person.fullName"] = "your-name",
            ["person.email"] = "your-email",
            ["person.phone"] = "your-tel || your-phone",
            ["company.name"] = "your-company",
            ["message"] = "your-message",
        },
        Quiet = ["_wpcf7", "_wpcf7_", "_wpnonce", "g-recaptcha-response"],
    };

    /// <summary>
    /// An entry's fields are numbered by form (docs.gravityforms.com, entry object), so only the form's owner can map
    /// them; keys that the owner chooses may be names of ours.
    /// </summary>
    public static IntakePreset GravityForms { get; } = new("GravityForms")
    {
        Names = [NamePattern.Parse("{name}")],
        When = ["status != spam, trash"],
        EventId = ["form_id", "id"],
        Quiet =
        [
            "id", "form_id", "post_id", "date_created", "date_updated", "is_starred", "is_read", "ip", "source_url", "source_id",
            "user_agent", "currency", "payment_", "transaction_", "is_fulfilled", "created_by", "status",
        ],
    };

    /// <summary>With "Advanced Data" each field has its id; without, the label in the form is its name.</summary>
    public static IntakePreset Elementor { get; } = new("Elementor")
    {
        Names = [NamePattern.Parse("fields[{name}][value]"), NamePattern.Parse("{name}")],
        Quiet =
        [
            "form[", "form_id", "form_name", "meta[", "Date", "Time", "Page URL", "User Agent", "Remote IP", "Powered by", "Credit",
            "fields[*][id]", "fields[*][type]", "fields[*][title]", "fields[*][raw_value]", "fields[*][required]",
        ],
    };

    /// <summary>Answers by the reference of their question; the first e-mail address and telephone number also without.</summary>
    public static IntakePreset Typeform { get; } = new("Typeform")
    {
        Names = [NamePattern.Parse("$.form_response.hidden.{name}")],
        Answers = new NamedAnswers(
            MappingPath.Parse("$.form_response.answers[*]"),
            MappingPath.Parse("@.field.ref"),
            [.. new[] { "@.text", "@.email", "@.phone_number", "@.choice.label", "@.choices.labels[*]", "@.date", "@.url" }.Select(MappingPath.Parse)]),
        Fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["person.email"] = "$.form_response.answers[?@.type=='email'].email",
            ["person.phone"] = "$.form_response.answers[?@.type=='phone_number'].phone_number",
        },
        When = ["$.event_type == form_response"],
        EventId = ["$.form_response.form_id", "$.form_response.token"],
        Quiet =
        [
            "event_id", "event_type", "form_response.form_id", "form_response.token", "form_response.landed_at", "form_response.submitted_at",
            "form_response.definition", "form_response.ending", "form_response.calculated", "form_response.variables", "form_response.thankyou_screen_ref",
            "form_response.answers[*].field", "form_response.answers[*].type",
        ],
        Signature = IntakeSignature.Typeform,
    };
}
