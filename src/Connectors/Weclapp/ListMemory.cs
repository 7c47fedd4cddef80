namespace WorkflowConnect.Connectors.Weclapp;

/// <summary>
/// The lists that we put a contact on, kept in a field of our own. weclapp knows consent to mailings (<c>optInEmail</c>, off
/// unless somebody sets it) and no refusal; so a refusal is what was there when we looked last and is gone now.
/// </summary>
internal sealed class ListMemory
{
    private const char Consented = '+';
    private readonly IReadOnlyList<(string List, bool HadConsent)> _entries;

    private ListMemory(IReadOnlyList<(string List, bool HadConsent)> entries) => _entries = entries;

    /// <summary>A line for each list, with a plus before it where the contact had consented to mailings by then.</summary>
    public static ListMemory Of(string? text) => new(
        [.. (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => (line.TrimStart(Consented), line[0] == Consented))]);

    public bool Holds(string list) => _entries.Any(entry => string.Equals(entry.List, list, StringComparison.OrdinalIgnoreCase));

    /// <summary>Consent was there, and is not any more.</summary>
    public bool HasWithdrawn(bool consents) => !consents && _entries.Any(entry => entry.HadConsent);

    public ListMemory With(string list, bool consents) => new([.. _entries.Where(entry => !string.Equals(entry.List, list, StringComparison.OrdinalIgnoreCase)), (list, consents)]);

    public override string ToString() => string.Join('\n', _entries.Select(entry => entry.HadConsent ? Consented + entry.List : entry.List));
}
