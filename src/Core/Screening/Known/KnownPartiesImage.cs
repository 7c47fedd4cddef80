using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Known;

/// <summary>
/// Known parties as bytes: the words that somebody bears, once each, and the parties as rows of their numbers. Good only for
/// the matcher that made it, since another one may read names otherwise.
/// </summary>
internal static class KnownPartiesImage
{
    public static void Write(KnownParties known, BinaryWriter to) => known.Read((parties, words) =>
    {
        // Words of parties that are forgotten stay behind in memory; in a file they have no business.
        var numbers = Borne(parties, words.Count, out var borne);
        to.Write(borne.Count);
        foreach (var number in borne)
        {
            Write(words[number], to);
        }

        to.Write(parties.Count(p => p is not null));
        foreach (var party in parties)
        {
            if (party is not null)
            {
                Write(party, numbers, to);
            }
        }

        return true;
    });

    public static KnownParties Read(BinaryReader from)
    {
        var words = new List<NameToken>();
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            words.Add(new NameToken(from.ReadString(), from.ReadString(), (WordClass)from.ReadByte(), from.ReadBoolean(), from.ReadBoolean(), from.ReadBoolean()));
        }

        var parties = new List<KnownParty>();
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            parties.Add(ReadParty(from, words.Count));
        }

        return KnownParties.Of(words, parties);
    }

    private static int[] Borne(IReadOnlyList<KnownParty?> parties, int words, out List<int> borne)
    {
        var numbers = new int[words];
        Array.Fill(numbers, -1);
        borne = [];
        foreach (var party in parties)
        {
            foreach (var name in party is null ? [] : party.Names)
            {
                foreach (var word in name.Words)
                {
                    if (numbers[word] < 0)
                    {
                        numbers[word] = borne.Count;
                        borne.Add(word);
                    }
                }
            }
        }

        return numbers;
    }

    private static void Write(NameToken word, BinaryWriter to)
    {
        to.Write(word.Text);
        to.Write(word.Key);
        to.Write((byte)word.Class);
        to.Write(word.IsAbjad);
        to.Write(word.IsGlued);
        to.Write(word.IsMarked);
    }

    private static void Write(KnownParty party, int[] numbers, BinaryWriter to)
    {
        var fields = party.Fields();
        to.Write(party.Reference);
        to.Write((byte)fields.Kind);
        to.Write(fields.BirthDate?.ToString() ?? "");
        to.Write7BitEncodedInt(fields.Countries.Count);
        foreach (var country in fields.Countries)
        {
            to.Write(country);
        }

        to.Write7BitEncodedInt(fields.Identifiers.Count);
        foreach (var identifier in fields.Identifiers)
        {
            to.Write(identifier.Kind);
            to.Write(identifier.Value);
            to.Write(identifier.Country ?? "");
        }

        to.Write7BitEncodedInt(party.Names.Length);
        foreach (var name in party.Names)
        {
            to.Write7BitEncodedInt(name.Words.Length);
            to.Write7BitEncodedInt(name.Joined.Length);
            foreach (var word in name.Words)
            {
                to.Write7BitEncodedInt(numbers[word]);
            }

            foreach (var hash in name.Joined)
            {
                to.Write(hash);
            }
        }
    }

    private static KnownParty ReadParty(BinaryReader from, int words)
    {
        var reference = from.ReadString();
        var kind = (PartyKind)from.ReadByte();
        var birthDate = from.ReadString();
        var countries = new string[from.Read7BitEncodedInt()];
        for (var i = 0; i < countries.Length; i++)
        {
            countries[i] = from.ReadString();
        }

        var identifiers = from.Read7BitEncodedInt() is > 0 and var count ? new Identifier[count] : [];
        for (var i = 0; i < identifiers.Length; i++)
        {
            var (identifierKind, value, country) = (from.ReadString(), from.ReadString(), from.ReadString());
            identifiers[i] = new Identifier(string.Intern(identifierKind), value, country.Length == 0 ? null : country);
        }

        var party = new Party
        {
            Kind = kind,
            Name = "",
            BirthDate = PartialDate.TryParse(birthDate, out var born) ? born : null,
            Countries = countries,
            Identifiers = identifiers,
        };
        var names = new KnownName[from.Read7BitEncodedInt()];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = ReadName(from, words);
        }

        return new KnownParty(reference, party, names);
    }

    private static KnownName ReadName(BinaryReader from, int words)
    {
        var length = from.Read7BitEncodedInt();
        var row = new int[length + from.Read7BitEncodedInt()];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = i < length ? from.Read7BitEncodedInt() : from.ReadInt32();
            if (i < length && (row[i] < 0 || row[i] >= words))
            {
                throw new InvalidDataException("A name counts on a word that is not there.");
            }
        }

        return new KnownName(row, length);
    }
}
