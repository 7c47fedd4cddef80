using WorkflowConnect.Core.Parties;
using WorkflowConnect.Host.Screening.Tables;

namespace WorkflowConnect.Host.Cli.Batch;

/// <summary>Reads pairs of records from a table whose first line names its columns.</summary>
internal sealed class PairTable : IDisposable
{
    private readonly TableFile _table;
    private readonly int[] _type;
    private readonly Side _first;
    private readonly Side _second;

    private PairTable(TableFile table)
    {
        _table = table;
        _type = table.Find("type", "schema", "kind", "art", "typ");
        _first = new Side(table, "1");
        _second = new Side(table, "2");
    }

    /// <exception cref="InvalidDataException">It is no table, or the two columns with names are not there.</exception>
    public static PairTable Open(string path)
    {
        var table = TableFile.Open(path);
        try
        {
            var pairs = new PairTable(table);
            return pairs._first.IsThere && pairs._second.IsThere ? pairs
                : throw new InvalidDataException($"{Path.GetFileName(path)} needs the columns name1 and name2 in its first line.");
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    public void Dispose() => _table.Dispose();

    /// <summary>The next pair; null at the end of the file.</summary>
    /// <exception cref="InvalidDataException">The row cannot be read.</exception>
    public PartyPair? Read()
    {
        if (!_table.Read())
        {
            return null;
        }

        var word = _table.First(_type);
        return new PartyPair(PartyKinds.Of(word) ?? (word is null ? PartyKind.Person : PartyKind.Company), _first.Read(_table), _second.Read(_table));
    }

    private sealed class Side(TableFile table, string number)
    {
        private readonly int[] _name = table.Find("name" + number);
        private readonly int[] _birthDate = table.Find("birth date" + number, "dob" + number, "date of birth" + number, "birth" + number);
        private readonly int[] _country = table.Find("country" + number, "nationality" + number, "countries" + number);

        public bool IsThere => _name.Length > 0;

        public PairSide Read(TableFile row)
        {
            var (countries, areAllKnown) = PartyCountries.Read(_country.Select(column => row[column]).OfType<string>());
            var isDate = PartyDates.TryRead(row.First(_birthDate), out var born);
            return new PairSide(
                row.First(_name) ?? "",
                born,
                countries,
                (isDate, areAllKnown) switch
                {
                    (false, _) => $"line {row.Line}: birth date {number} is no date such as 1980, 1980-05 or 1980-05-17, and was left out.",
                    (_, false) => $"line {row.Line}: a country of {number} is not known and was left out; use its ISO 3166 code or its German or English name.",
                    _ => null,
                });
        }
    }
}
