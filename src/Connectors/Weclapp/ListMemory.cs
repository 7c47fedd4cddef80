namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>
/// The lists on which we saw a contact, kept in a field of our own. weclapp knows consent to mailings (<c>optInEmail</c>, off
/// unless somebody sets it) and no refusal; so a refusal is what was there when we looked last and is gone now.
/// </summary>
internal sealed class ListMemory
{
    private const char Consented = '+';
    private const char Silent = '-';
    private const char Between = ';';
    private readonly IReadOnlyList<(string List, bool HadConsent)> _entries;

    private ListMemory(IReadOnlyList<(string List, bool HadConsent)> entries) => _entries = entries;

    /// <summary><c>+Newsletter; -Messe</c>: a plus where the contact had consented to mailings by then.</summary>
    public static ListMemory Of(string? text) => new(
        [.. (text ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part[0] is Consented or Silent ? (part[1..].Trim(), part[0] == Consented) : (part, false))]);

    public bool Holds(string list) => _entries.Any(entry => Is(entry.List, list));

    /// <summary>Consent was there, and is not any more.</summary>
    public bool HasWithdrawn(bool consents) => !consents && _entries.Any(entry => entry.HadConsent);

    /// <summary>Consent that was seen once is not forgotten.</summary>
    public ListMemory With(string list, bool consents) =>
        new([.. _entries.Where(entry => !Is(entry.List, list)), (Name(list), consents || _entries.Any(entry => Is(entry.List, list) && entry.HadConsent))]);

    public override string ToString() => string.Join($"{Between} ", _entries.Select(entry => (entry.HadConsent ? Consented : Silent) + entry.List));

    private static bool Is(string one, string other) => string.Equals(Name(one), Name(other), StringComparison.OrdinalIgnoreCase);

    private static string Name(string list) => list.Replace(Between, ',').Trim();
}
