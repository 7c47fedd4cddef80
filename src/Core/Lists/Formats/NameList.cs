namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>Collects the names of one entry; a name that is there already is not added again.</summary>
internal sealed class NameList
{
    private readonly List<ListedName> _names = [];

    public int Count => _names.Count;

    public IReadOnlyList<ListedName> Names => _names;

    public void Add(
        string? text,
        NameRole role,
        NameStrength strength = NameStrength.Strong,
        string? language = null,
        string? given = null,
        string? family = null)
    {
        var clean = Words.Clean(text);
        if (clean is null || !clean.Any(char.IsLetterOrDigit))
        {
            return;
        }

        var same = _names.FindIndex(n => n.Text == clean && (n.Language == language || language is null));
        if (same >= 0)
        {
            // The better statement wins: a name listed both as weak and as strong is strong.
            if (strength == NameStrength.Strong && _names[same].Strength == NameStrength.Weak)
            {
                _names[same] = _names[same] with { Strength = NameStrength.Strong };
            }

            return;
        }

        _names.Add(new ListedName
        {
            Text = clean,
            GivenName = Words.Clean(given),
            FamilyName = Words.Clean(family),
            Role = role,
            Strength = strength,
            Script = ScriptCodes.Of(clean),
            Language = language,
        });
    }
}
