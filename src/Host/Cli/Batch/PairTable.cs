using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Host.Screening.Tables;

namespace WorkflowConnect.Host.Cli.Batch;

/// <summary>Reads pairs of records from a table whose first line names its columns.</summary>
internal sealed class PairTable : IDisposable
{
    private readonly TableFile _table;
    private readonly int _type;
    private readonly Side _first;
    private readonly Side _second;

    private PairTable(TableFile table)
    {
        _table = table;
        _type = table.Find("type", "schema", "kind", "art", "typ");
        _first = new Side(table, "1");
        _second = new Side(table, "2");
    }

    /// <exception cref="InvalidDataException">The two columns with names are not there.</exception>
    public static PairTable Open(string path)
    {
        var pairs = new PairTable(TableFile.Open(path));
        if (pairs._first.Name >= 0 && pairs._second.Name >= 0)
        {
            return pairs;
        }

        pairs.Dispose();
        throw new InvalidDataException($"{Path.GetFileName(path)} needs the columns name1 and name2 in its first line.");
    }

    public void Dispose() => _table.Dispose();

    /// <summary>The next pair; null at the end of the file.</summary>
    public PartyPair? Read() => !_table.Read() ? null : new PartyPair(
        PartyKinds.Of(_table[_type]) ?? PartyKind.Person,
        _first.Read(_table),
        _second.Read(_table));

    private sealed class Side(TableFile table, string number)
    {
        private readonly int _birthDate = table.Find("birth date" + number, "dob" + number, "date of birth" + number, "birth" + number);
        private readonly int _country = table.Find("country" + number, "nationality" + number, "countries" + number);

        public int Name { get; } = table.Find("name" + number);

        public PairSide Read(TableFile row) => new(
            row[Name] ?? "",
            PartyDates.TryRead(row[_birthDate], out var born) ? born : null,
            [.. PartyTable.Split(row[_country]).Select(country => CountryNames.TryGetCode(country, out var code) ? code : null).OfType<string>()]);
    }
}
