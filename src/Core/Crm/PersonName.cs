namespace WorkflowConnect.Core.Crm;

/// <summary>A person's name, folded and in parts, from whatever fields a source filled.</summary>
internal sealed record PersonName(string Given, string Family)
{
    public string Text => Given.Length == 0 ? Family : $"{Given} {Family}".TrimEnd();

    public bool IsBlank => Given.Length == 0 && Family.Length == 0;

    public static PersonName Of(IReadOnlyDictionary<string, string> fields)
    {
        var given = MatchKeys.Fold(fields.GetValueOrDefault(CrmFields.GivenName));
        var family = MatchKeys.Fold(fields.GetValueOrDefault(CrmFields.FamilyName));
        return family.Length > 0 ? new(given, family) : Split(fields.GetValueOrDefault(CrmFields.Name), given);
    }

    /// <summary>
    /// The family names have to be the same; of the given names one may be missing or an initial, and a second
    /// one may be left out ("Anna", "A.", "Anna Maria"). A blank name contradicts none.
    /// </summary>
    public bool IsCompatible(PersonName other)
    {
        if (IsBlank || other.IsBlank)
        {
            return true;
        }

        if (Family != other.Family)
        {
            return false;
        }

        var (mine, theirs) = (Given.Split(' ')[0], other.Given.Split(' ')[0]);
        return mine.Length == 0
            || theirs.Length == 0
            || mine == theirs
            || (mine.Length == 1 && theirs.StartsWith(mine, StringComparison.Ordinal))
            || (theirs.Length == 1 && mine.StartsWith(theirs, StringComparison.Ordinal));
    }

    private static PersonName Split(string? name, string given)
    {
        // "Muster, Anna" puts the family name first.
        var comma = name?.IndexOf(',', StringComparison.Ordinal) ?? -1;
        if (comma > 0)
        {
            return new(MatchKeys.Fold(name![(comma + 1)..]), MatchKeys.Fold(name[..comma]));
        }

        var words = MatchKeys.Words(name);
        return words.Count == 0
            ? new(given, string.Empty)
            : new(string.Join(' ', words.SkipLast(1)), words[^1]);
    }
}
