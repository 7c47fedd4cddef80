using WorkflowConnect.Core.Leads;
using WorkflowConnect.Host.Screening.Tables;

namespace WorkflowConnect.Host.Intake.Files;

/// <summary>Which columns of a table hold which fields of a lead.</summary>
internal sealed class LeadColumns
{
    private readonly List<(int Column, string Field)> _fields = [];

    private LeadColumns()
    {
    }

    /// <summary>The columns that are read, with the fields they become.</summary>
    public IReadOnlyList<(string Heading, string Field)> Read { get; private init; } = [];

    /// <summary>Headings that mean nothing here.</summary>
    public IReadOnlyList<string> Ignored { get; private init; } = [];

    /// <summary>By the names of fields that forms may use too (docs/intake.md), or as they are mapped here.</summary>
    /// <param name="table">Its first line has been read.</param>
    /// <param name="mapped">Fields by heading; an empty field leaves the column out.</param>
    /// <exception cref="InvalidDataException">Two columns hold one field, none holds any, or a mapped heading or field does not exist.</exception>
    public static LeadColumns Of(TableFile table, IReadOnlyDictionary<string, string> mapped)
    {
        var (fields, read, ignored) = (new List<(int, string)>(), new List<(string, string)>(), new List<string>());
        var unused = new HashSet<string>(mapped.Keys, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < table.Headings.Count; i++)
        {
            var heading = table.Headings[i];
            var given = mapped.FirstOrDefault(m => string.Equals(m.Key, heading, StringComparison.OrdinalIgnoreCase));
            unused.Remove(heading);
            if (given.Key is null ? LeadFieldNames.Canonical(Plain(heading)) is not { } field : (field = FieldOf(given.Value)) is null)
            {
                ignored.Add(heading);
                continue;
            }

            if (fields.Exists(f => f.Item2 == field))
            {
                throw new InvalidDataException($"The columns '{read.Find(r => r.Item2 == field).Item1}' and '{heading}' both hold {field}. Leave one out: --map \"{heading}=\".");
            }

            fields.Add((i, field));
            read.Add((heading, field));
        }

        if (unused.Count > 0)
        {
            throw new InvalidDataException($"The table has no column '{unused.First()}'. It has: {string.Join(", ", table.Headings)}.");
        }

        if (fields.Count == 0)
        {
            throw new InvalidDataException("No column of the table is known. The first line must name them, such as Vorname;Nachname;E-Mail;Firma; others are named by --map \"Heading=person.email\".");
        }

        var columns = new LeadColumns { Read = read, Ignored = ignored };
        columns._fields.AddRange(fields);
        return columns;
    }

    /// <summary>The row's fields; blank cells are absent. A cell of lists may name several, separated by commas.</summary>
    public Dictionary<string, IReadOnlyList<string>> FieldsOf(TableFile table)
    {
        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (column, field) in _fields)
        {
            if (table[column] is { } value)
            {
                fields[field] = field == "lists" ? value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [value];
            }
        }

        return fields;
    }

    private static string? FieldOf(string given) => given.Length == 0 ? null
        : LeadFieldNames.Canonical(given) ?? throw new InvalidDataException($"There is no field '{given}'; docs/intake.md names them.");

    /// <summary>"Birth date" and "E-Mail" are headings of people, not names of fields.</summary>
    private static string Plain(string heading) => string.Concat(heading.Where(c => !char.IsWhiteSpace(c)));
}
