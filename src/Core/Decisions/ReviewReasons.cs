namespace WorkflowConnect.Core.Decisions;

/// <summary>The closed list of reasons for a verdict, with the texts that people read.</summary>
public static class ReviewReasons
{
    /// <summary>A reason: its code, the verdict it belongs to, and its words.</summary>
    public sealed record Reason(string Code, Verdict Verdict, string German, string English);

    public static IReadOnlyList<Reason> All { get; } =
    [
        new("birth-date-differs", Verdict.Released, "Geburtsdatum weicht ab", "The birth date differs"),
        new("country-differs", Verdict.Released, "Staatsangehörigkeit oder Sitz weicht ab", "Nationality or seat differs"),
        new("identifier-differs", Verdict.Released, "Ausweis- oder Registernummer weicht ab", "Document or register number differs"),
        new("name-coincidence", Verdict.Released, "Nur zufällige Namensähnlichkeit", "Names are similar by coincidence only"),
        new("other-kind", Verdict.Released, "Andere Art von Partei (Person, Firma, Schiff)", "Another kind of party (person, company, vessel)"),
        new("known-customer", Verdict.Released, "Persönlich bekannt und nachweislich eine andere Partei", "Known in person and provably another party"),
        new("identifier-agrees", Verdict.Confirmed, "Ausweis- oder Registernummer stimmt überein", "Document or register number agrees"),
        new("birth-date-agrees", Verdict.Confirmed, "Name und Geburtsdatum stimmen überein", "Name and birth date agree"),
        new("self-declared", Verdict.Confirmed, "Partei hat die Übereinstimmung bestätigt", "The party confirmed it"),
        new("not-excluded", Verdict.Confirmed, "Übereinstimmung kann nicht ausgeschlossen werden", "A match cannot be ruled out"),
    ];

    public static Reason? Find(string? code) => All.FirstOrDefault(r => r.Code == code);
}
