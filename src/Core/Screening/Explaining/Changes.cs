using System.Globalization;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening.Index;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Core.Screening.Explaining;

/// <summary>The changes that are worth trying on a party and an entry; each changes one thing, and is really a change.</summary>
internal sealed class Changes(Party party, ScreeningMatch match, ScreeningProfile profile)
{
    /// <summary>Far enough from any listed date, vague ones too, to be no slip.</summary>
    private const int YearsApart = 25;

    /// <summary>Each of them costs a screening.</summary>
    private const int MostWords = 12;

    private static readonly string[] SomeCountries = ["CH", "AT", "DE", "SE", "PT", "NZ"];

    private readonly ListEntry entry = match.Entry;

    /// <summary>All but those that must be searched for.</summary>
    public IEnumerable<Change> All() => OfBirthDate().Concat(OfCountry()).Concat(OfIdentifier()).Concat(OfKind()).Concat(OfName()).Concat(OfProfile());

    /// <summary>The party without words of the compared name, or nothing where that is no longer a name.</summary>
    public Change? WithoutWords(IReadOnlyCollection<int> left)
    {
        var words = Words();
        var kept = words.Where((_, i) => !left.Contains(i)).ToArray();
        return left.Count == 0 || kept.Length == 0 ? null
            : new Change(CounterfactualCodes.NameWithoutWords, string.Join(' ', words.Where((_, i) => left.Contains(i))), Named(string.Join(' ', kept)), profile);
    }

    /// <summary>How many words of the compared name may be left out; none where the listed name has them all.</summary>
    public int WordCount => match.Parts.Any(part => part.Code is ScorePartCodes.ExtraWords or ScorePartCodes.OtherWords) ? Math.Min(Words().Length, MostWords) : 0;

    private string Given => match.Parts.FirstOrDefault(part => part.Code == ScorePartCodes.Name)?.Given ?? party.Name;

    private string[] Words() => Given.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private IEnumerable<Change> OfBirthDate()
    {
        if (party.Kind != PartyKind.Person || entry.Kind != EntryKind.Person || entry.BirthDates.Count == 0)
        {
            yield break;
        }

        var listed = (entry.BirthDates.FirstOrDefault(date => date is { To: null, Approximate: false, From.Day: not null }) ?? entry.BirthDates[0]).From;
        if (party.BirthDate != listed)
        {
            yield return new Change(CounterfactualCodes.BirthDateListed, listed.ToString(), party with { BirthDate = listed }, profile);
        }

        if (party.BirthDate is not null)
        {
            yield return new Change(CounterfactualCodes.BirthDateWithout, null, party with { BirthDate = null }, profile);
        }

        if (Contradicting() is { } other && BirthDateComparison.Compare(party.BirthDate, entry.BirthDates) != Agreement.Contradicts)
        {
            yield return new Change(CounterfactualCodes.BirthDateOther, other.ToString(), party with { BirthDate = other }, profile);
        }
    }

    /// <summary>Someone younger than all that are listed, or older where that would be in the future.</summary>
    private PartialDate? Contradicting()
    {
        var latest = entry.BirthDates.Max(date => (date.To ?? date.From).Year);
        var earliest = entry.BirthDates.Min(date => date.From.Year);
        return new[] { latest + YearsApart, earliest - YearsApart }
            .Where(year => year is > 1850 and < 2010)
            .Select(year => (PartialDate?)PartialDate.OfYear(year))
            .FirstOrDefault(date => BirthDateComparison.Compare(date, entry.BirthDates) == Agreement.Contradicts);
    }

    private IEnumerable<Change> OfCountry()
    {
        var listed = entry.Countries.Concat(entry.Addresses.Select(a => a.Country ?? "")).Where(code => code.Length == 2).ToArray();
        if (listed.Length == 0)
        {
            yield break;
        }

        var agreement = CountryComparison.Compare(party, entry);
        if (agreement != Agreement.Agrees)
        {
            yield return new Change(CounterfactualCodes.CountryListed, listed[0], WithCountries(listed[0]), profile);
        }

        if (agreement != Agreement.Unknown)
        {
            yield return new Change(CounterfactualCodes.CountryWithout, null, WithCountries(), profile);
        }

        if (agreement != Agreement.Contradicts && SomeCountries.FirstOrDefault(code => !listed.Contains(code, StringComparer.OrdinalIgnoreCase)) is { } other)
        {
            yield return new Change(CounterfactualCodes.CountryOther, other, WithCountries(other), profile);
        }
    }

    private Party WithCountries(params string[] countries) => party with
    {
        Countries = countries,
        Addresses = [.. party.Addresses.Select(address => address with { Country = null })],
    };

    private IEnumerable<Change> OfIdentifier()
    {
        if (MatchScorer.SharedIdentifier(party, entry) is { } shared)
        {
            var listed = entry.Identifiers.Select(IdentifierKey.Of).OfType<string>().ToHashSet(StringComparer.Ordinal);
            yield return new Change(
                CounterfactualCodes.IdentifierWithout,
                shared,
                party with { Identifiers = [.. party.Identifiers.Where(own => IdentifierKey.Of(own) is not { } key || !listed.Contains(key))] },
                profile);
        }
        else if (entry.Identifiers.FirstOrDefault(i => IdentifierKey.Of(i) is not null) is { } identifier)
        {
            yield return new Change(CounterfactualCodes.IdentifierListed, identifier.Value, party with { Identifiers = [.. party.Identifiers, identifier] }, profile);
        }
    }

    private IEnumerable<Change> OfKind()
    {
        if ((party.Kind == PartyKind.Person) != (entry.Kind == EntryKind.Person))
        {
            yield return entry.Kind == EntryKind.Person
                ? new Change(CounterfactualCodes.KindPerson, null, party with { Kind = PartyKind.Person }, profile)
                : new Change(CounterfactualCodes.KindCompany, null, party with { Kind = PartyKind.Company }, profile);
        }
    }

    private IEnumerable<Change> OfName()
    {
        if (Given != match.MatchedName.Text)
        {
            yield return new Change(CounterfactualCodes.NameListed, match.MatchedName.Text, Named(match.MatchedName.Text), profile);
        }
    }

    /// <summary>The party with another name in the place of the one that was compared; its other names stay.</summary>
    private Party Named(string name) => party.Aliases.Contains(Given, StringComparer.Ordinal) && Given != party.Name
        ? party with { Aliases = [.. party.Aliases.Select(alias => alias == Given ? name : alias)] }
        : party with { Name = name, GivenName = null, FamilyName = null };

    private IEnumerable<Change> OfProfile()
    {
        var score = match.Score.ToString("0.00##", CultureInfo.InvariantCulture);
        if (match.Score > 0 && match.Score < profile.ReviewThreshold)
        {
            yield return new Change(CounterfactualCodes.ThresholdReview, score, party, profile with { ReviewThreshold = match.Score });
        }
        else if (!match.IsHit && match.Score < profile.HitThreshold)
        {
            yield return new Change(CounterfactualCodes.ThresholdHit, score, party, profile with { HitThreshold = match.Score });
        }

        if (!profile.MandatoryLists.Contains(entry.List, StringComparer.Ordinal))
        {
            yield return new Change(CounterfactualCodes.ListMandatory, entry.List, party, profile with
            {
                MandatoryLists = [.. profile.MandatoryLists, entry.List],
                AdvisoryLists = [.. profile.AdvisoryLists.Where(list => list != entry.List)],
            });
        }
    }
}
