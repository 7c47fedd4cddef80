using System.Globalization;
using WorkflowConnect.Core.Lists.Formats;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists;

/// <summary>What makes a house entry one that can be screened.</summary>
public static class HouseEntries
{
    private const int LongestText = 2_000;
    private const int MostValues = 200;
    private static readonly string[] DayForms = ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy"];
    private static readonly string[] KnownKinds = ["passport", "id", "tax", "vat", "register", "imo", "mmsi", "swift", "other"];

    /// <summary>Everything that is wrong with the entry, each as a sentence that says what to do; none of them repeats a name.</summary>
    /// <param name="entry">What was entered.</param>
    /// <param name="needsId">False where the product will give the id.</param>
    public static IReadOnlyList<HouseMistake> MistakesOf(HouseEntry entry, bool needsId)
    {
        var mistakes = new List<HouseMistake>();
        if (entry.Id.Length > 40 || !entry.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') || (needsId && entry.Id.Length == 0))
        {
            mistakes.Add(new(
                "The id has 1 to 40 letters, digits, dots, dashes or underscores.",
                "Die Kennung hat 1 bis 40 Buchstaben, Ziffern, Punkte, Binde- oder Unterstriche."));
        }

        if (KindOf(entry.Kind) is null)
        {
            mistakes.Add(new(
                $"The kind '{Shown(entry.Kind)}' is unknown. Use person, organisation, vessel or aircraft.",
                $"Die Art „{Shown(entry.Kind)}“ ist unbekannt. Schreiben Sie Person, Organisation, Schiff oder Luftfahrzeug."));
        }

        mistakes.AddRange(NameMistakes(entry));
        mistakes.AddRange(ValueMistakes(entry));
        if (entry.ExpectedOn is { } expected && !ListSources.Default.Any(s => s.Code.Equals(expected, StringComparison.OrdinalIgnoreCase)))
        {
            var codes = string.Join(", ", ListSources.Default.Select(s => s.Code));
            mistakes.Add(new(
                $"The list '{Shown(expected)}' on which the entry is expected is unknown. Use one of {codes}.",
                $"Die Liste „{Shown(expected)}“, auf der der Eintrag erwartet wird, ist unbekannt. Nehmen Sie eine von {codes}."));
        }

        if (HouseColumns.All.Any(c => c.Get(entry)?.Length > LongestText * 5))
        {
            mistakes.Add(new(
                $"A field is longer than {LongestText * 5} characters. Shorten it.",
                $"Ein Feld ist länger als {LongestText * 5} Zeichen. Kürzen Sie es."));
        }

        return mistakes;
    }

    /// <summary>The entry as it is screened. It has passed <see cref="MistakesOf"/>.</summary>
    public static ListEntry ToEntry(HouseEntry entry)
    {
        var kind = KindOf(entry.Kind) ?? throw new ArgumentException("The entry has mistakes; ask for them before.", nameof(entry));
        var names = new NameList();
        names.Add(entry.Name, NameRole.Primary);
        AddNames(names, entry.Aliases, NameRole.Alias, NameStrength.Strong);
        AddNames(names, entry.FormerNames, NameRole.Former, NameStrength.Strong);
        AddNames(names, entry.WeakAliases, NameRole.Alias, NameStrength.Weak);
        var address = new Address
        {
            Street = entry.Street,
            PostalCode = entry.PostalCode,
            City = entry.City,
            Country = CountryNames.TryGetCode(entry.Country, out var country) ? country : null,
        };
        return new ListEntry
        {
            List = ListCodes.House,
            Id = entry.Id,
            OtherIds = entry.Reference is { } reference ? [reference] : [],
            Kind = kind,
            Names = names.Names,
            BirthDates = [.. entry.BirthDates.Select(ReadDate).OfType<ListedDate>()],
            BirthPlaces = entry.BirthPlaces,
            Countries = [.. entry.Nationalities.Select(CountryNames.CodeOrWords).OfType<string>().Distinct(StringComparer.Ordinal)],
            Addresses = address == new Address() ? [] : [address],
            Identifiers = [.. entry.Identifiers.Select(ReadIdentifier).OfType<Identifier>().Distinct()],
            Programmes = entry.Programme is { } programme ? [programme] : [],
            LegalActs = entry.LegalAct is { } act ? [act] : [],
            Functions = entry.Function is { } function ? [function] : [],
            Remarks = entry.Remarks,
            ListedOn = ReadDay(entry.ListedOn),
            Link = entry.Link,
        };
    }

    /// <summary>The kind that a word means, English or German; null for an unknown one.</summary>
    public static EntryKind? KindOf(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "person" or "individual" or "natürliche person" or "natuerliche person" => EntryKind.Person,
        "organisation" or "organization" or "company" or "entity" or "firma" or "unternehmen" => EntryKind.Organisation,
        "vessel" or "ship" or "schiff" => EntryKind.Vessel,
        "aircraft" or "luftfahrzeug" or "flugzeug" => EntryKind.Aircraft,
        _ => null,
    };

    private static IEnumerable<HouseMistake> NameMistakes(HouseEntry entry)
    {
        if (!entry.Name.Any(char.IsLetterOrDigit))
        {
            yield return new(
                "The entry has no name. Give the name by which it is designated.",
                "Der Eintrag hat keinen Namen. Geben Sie den Namen an, unter dem gelistet wurde.");
        }

        var all = entry.Aliases.Concat(entry.WeakAliases).Concat(entry.FormerNames).Prepend(entry.Name).ToArray();
        if (all.Length > MostValues || all.Any(n => n.Length > LongestText))
        {
            yield return new(
                $"An entry has at most {MostValues} names of at most {LongestText} characters.",
                $"Ein Eintrag hat höchstens {MostValues} Namen von höchstens {LongestText} Zeichen.");
        }

        if (all.Any(EncodingDamage.IsIn))
        {
            yield return new(
                "A name holds characters that a wrong encoding left behind (such as 'Ã¼' or '\uFFFD'). Save the file as UTF-8 and import it again.",
                "Ein Name enthält Zeichen, die eine falsche Kodierung hinterlassen hat (wie „Ã¼“ oder „\uFFFD“). Speichern Sie die Datei als UTF-8 und lesen Sie sie noch einmal ein.");
        }
    }

    private static IEnumerable<HouseMistake> ValueMistakes(HouseEntry entry)
    {
        foreach (var date in entry.BirthDates.Where(d => ReadDate(d) is null))
        {
            yield return new(
                $"'{Shown(date)}' is no birth date. Write 1962, 1962-05, 1962-05-04, 04.05.1962, circa 1962 or 1960-1962.",
                $"„{Shown(date)}“ ist kein Geburtsdatum. Schreiben Sie 1962, 1962-05, 1962-05-04, 04.05.1962, circa 1962 oder 1960-1962.");
        }

        foreach (var country in entry.Nationalities.Append(entry.Country).OfType<string>().Where(c => !CountryNames.TryGetCode(c, out _)))
        {
            yield return new(
                $"'{Shown(country)}' is no country. Use its ISO code (DE) or its name.",
                $"„{Shown(country)}“ ist kein Land. Nehmen Sie den ISO-Code (DE) oder den Namen.");
        }

        if (entry.Identifiers.Any(i => ReadIdentifier(i) is null))
        {
            yield return new(
                $"An identifier cannot be read. Write kind:number or kind:number:country with one of the kinds {string.Join(", ", KnownKinds)}, e.g. passport:AB123:RU.",
                $"Eine Nummer ist nicht lesbar. Schreiben Sie Art:Nummer oder Art:Nummer:Land mit einer der Arten {string.Join(", ", KnownKinds)}, z. B. passport:AB123:RU.");
        }

        foreach (var day in new[] { entry.ListedOn, entry.EnteredOn }.OfType<string>().Where(d => ReadDay(d) is null))
        {
            yield return new(
                $"'{Shown(day)}' is no day. Write 2026-05-04 or 04.05.2026.",
                $"„{Shown(day)}“ ist kein Tag. Schreiben Sie 2026-05-04 oder 04.05.2026.");
        }

        if (entry.Link is { } link && !(Uri.TryCreate(link, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)))
        {
            yield return new(
                "The link is no address. Give one that begins with https://, or leave it empty.",
                "Die Quelle ist keine Adresse. Geben Sie eine an, die mit https:// beginnt, oder lassen Sie sie leer.");
        }
    }

    private static void AddNames(NameList names, IEnumerable<string> texts, NameRole role, NameStrength strength)
    {
        foreach (var text in texts)
        {
            names.Add(text, role, strength);
        }
    }

    private static ListedDate? ReadDate(string text) => FreeTextDate.Read(text);

    private static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // kind:number[:country]; the number itself may hold colons.
    private static Identifier? ReadIdentifier(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            return null;
        }

        var (kind, rest) = (text[..colon].Trim().ToLowerInvariant(), text[(colon + 1)..].Trim());
        var last = rest.LastIndexOf(':');
        var country = string.Empty;
        if (last > 0 && CountryNames.TryGetCode(rest[(last + 1)..], out country))
        {
            rest = rest[..last].Trim();
        }

        return KnownKinds.Contains(kind, StringComparer.Ordinal) && rest.Any(char.IsLetterOrDigit)
            ? new Identifier(kind, rest, country.Length == 0 ? null : country)
            : null;
    }

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
