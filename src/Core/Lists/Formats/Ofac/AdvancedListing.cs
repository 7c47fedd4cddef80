namespace WorkflowConnect.Core.Lists.Formats.Ofac;

/// <summary>Why and since when a profile is on the list.</summary>
internal sealed class AdvancedListing
{
    private readonly List<string> _programmes = [];
    private readonly List<string> _legalActs = [];

    public IReadOnlyList<string> Programmes => _programmes;

    public IReadOnlyList<string> LegalActs => _legalActs;

    public DateOnly? ListedOn { get; private set; }

    public void Add(DateOnly? on, string? legalBasis)
    {
        ListedOn = ListedOn is null || on < ListedOn ? on ?? ListedOn : ListedOn;
        if (Words.Clean(legalBasis) is { } basis && basis != "Unknown" && !_legalActs.Contains(basis, StringComparer.Ordinal))
        {
            _legalActs.Add(basis);
        }
    }

    public void AddProgramme(string? programme)
    {
        if (programme is not null && !_programmes.Contains(programme, StringComparer.Ordinal))
        {
            _programmes.Add(programme);
        }
    }
}
