using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening.Index;

namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>From a comparison of names to a score: what is missing is neutral, what contradicts counts.</summary>
internal static class MatchScorer
{
    public static void Name(ref ScoreSheet sheet, MatchWeights weights, in NameComparison comparison, string given, ListedName listed)
    {
        sheet.Add(ScorePartCodes.Name, 1, given, listed.Text);
        sheet.Add(ScorePartCodes.Spelling, -comparison.Spelling);
        sheet.Add(ScorePartCodes.ExtraWords, -comparison.Extra);
        sheet.Add(ScorePartCodes.MissingWords, -comparison.Missing);
        sheet.Add(ScorePartCodes.OtherWords, -comparison.Conflict);
        sheet.Add(ScorePartCodes.CommonWords, -comparison.Common);
        if (listed.Strength == NameStrength.Weak)
        {
            sheet.Add(ScorePartCodes.WeakAlias, weights.WeakAlias, given, listed.Text);
        }
    }

    /// <summary>Adds what else is known of both; the birth date's agreement is returned because it also bounds the outcome.</summary>
    public static Agreement Fields(ref ScoreSheet sheet, MatchWeights weights, Party party, ListEntry entry)
    {
        var isPerson = party.Kind == PartyKind.Person;
        if (isPerson != (entry.Kind == EntryKind.Person))
        {
            var isCraft = entry.Kind is EntryKind.Vessel or EntryKind.Aircraft;
            sheet.Add(ScorePartCodes.KindDiffers, isPerson && isCraft ? weights.PersonOrCraft : isCraft ? 0 : weights.OtherKind, sheet.Explains ? party.Kind.ToString() : null, sheet.Explains ? entry.Kind.ToString() : null);
        }

        var birth = isPerson && entry.Kind == EntryKind.Person
            ? BirthDateComparison.Compare(party.BirthDate, entry.BirthDates)
            : Agreement.Unknown;
        AddBirthDate(ref sheet, weights, birth, party, entry);
        switch (CountryComparison.Compare(party, entry))
        {
            case Agreement.Agrees:
                sheet.Add(ScorePartCodes.CountryAgrees, weights.SameCountry, Text(party.Countries), Text(entry.Countries));
                break;
            case Agreement.Contradicts:
                sheet.Add(ScorePartCodes.CountryDiffers, weights.OtherCountry, Text(party.Countries), Text(entry.Countries));
                break;
        }

        return birth;
    }

    private static void AddBirthDate(ref ScoreSheet sheet, MatchWeights weights, Agreement birth, Party party, ListEntry entry)
    {
        var (code, points) = birth switch
        {
            Agreement.Agrees => (ScorePartCodes.BirthDateAgrees, weights.SameDay),
            Agreement.Within => (ScorePartCodes.BirthDateWithin, weights.WithinVagueness),
            Agreement.Near => (ScorePartCodes.BirthDateNear, weights.NearBirthDate),
            Agreement.Contradicts => (ScorePartCodes.BirthDateContradicts, weights.OtherBirthDate),
            _ => ("", 0),
        };
        if (points != 0)
        {
            sheet.Add(
                code,
                points,
                sheet.Explains ? party.BirthDate?.ToString() : null,
                sheet.Explains ? string.Join(", ", entry.BirthDates.Select(d => d.Original ?? d.From.ToString())) : null);
        }
    }

    private static string? Text(IReadOnlyList<string> values) => values.Count == 0 ? null : string.Join(", ", values);

    /// <summary>A shared number decides, whatever the names say.</summary>
    public static string? SharedIdentifier(Party party, ListEntry entry)
    {
        foreach (var own in party.Identifiers)
        {
            if (IdentifierKey.Of(own) is { } key && entry.Identifiers.Any(i => IdentifierKey.Of(i) == key))
            {
                return own.Value;
            }
        }

        return null;
    }
}
