namespace WorkflowConnect.Host.Intake.Presets;

/// <summary>The senders that are known by name.</summary>
internal static class IntakePresets
{
    public static IReadOnlyList<IntakePreset> All { get; } =
    [
        FormPresets.ContactForm7, FormPresets.GravityForms, FormPresets.Elementor, FormPresets.Typeform,
        NewsletterPresets.Brevo, NewsletterPresets.Mailchimp,
        TicketPresets.Pretix, TicketPresets.Eventbrite,
    ];

    /// <summary>By name; case does not matter.</summary>
    public static IntakePreset? Find(string? name) => All.FirstOrDefault(preset => string.Equals(preset.Name, name, StringComparison.OrdinalIgnoreCase));
}
