using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Intake.Files;

/// <summary>How the columns of a file are read, and what all of its rows share.</summary>
/// <param name="Mapped">Fields by heading; an empty field leaves the column out.</param>
/// <param name="Constants">Values by field, for rows that have none of their own.</param>
internal sealed record LeadFileSettings(IReadOnlyDictionary<string, string> Mapped, IReadOnlyDictionary<string, string> Constants)
{
    /// <summary>Reads <c>Heading=field</c> and <c>field=value</c>.</summary>
    /// <exception cref="InvalidDataException">One of them has no equals sign, stands twice or names no field.</exception>
    public static LeadFileSettings Of(IEnumerable<string> mapped, IEnumerable<string> constants) => new(
        Pairs("--map", mapped, heading => heading),
        Pairs("--set", constants, field => LeadFieldNames.Canonical(field) ?? throw new InvalidDataException($"There is no field '{field}'; docs/intake.md names them.")));

    private static Dictionary<string, string> Pairs(string option, IEnumerable<string> given, Func<string, string> name)
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in given)
        {
            // From the right: a heading may hold an equals sign, a field never does; a value may.
            var at = option == "--map" ? pair.LastIndexOf('=') : pair.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || !pairs.TryAdd(name(pair[..at].Trim()), pair[(at + 1)..].Trim()))
            {
                throw new InvalidDataException($"{option} needs the form {(option == "--map" ? "\"Heading=field\"" : "field=value")}, each left side once.");
            }
        }

        return pairs;
    }
}
