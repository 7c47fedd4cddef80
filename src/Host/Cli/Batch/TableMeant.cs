namespace WorkflowConnect.Host.Cli.Batch;

/// <summary>Tells a name from the path of a table that is not there: screened as a name, a mistyped path would be clear.</summary>
internal static class TableMeant
{
    private static readonly string[] Extensions = [".csv", ".tsv", ".tab", ".txt", ".gz", ".zip", ".xls", ".xlsx", ".ods", ".json", ".jsonl", ".ndjson", ".xml"];

    /// <summary>What is wrong; null when it is a name.</summary>
    /// <param name="name">What was given and is no file.</param>
    /// <param name="wantsTable">True when an option was given that only tables have.</param>
    public static string? Instead(string name, bool wantsTable)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return "Give a name, or a CSV or TSV file.";
        }

        return Directory.Exists(name) ? $"{name} is a folder. Give a name, or a CSV or TSV file."
            : wantsTable || IsPath(name) ? $"There is no file {name}. Check the path; nobody was screened."
            : null;
    }

    // "Maersk A/S" and "c/o Meyer" are names.
    private static bool IsPath(string name) =>
        Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)
        || Path.IsPathRooted(name)
        || name.StartsWith("./", StringComparison.Ordinal) || name.StartsWith("../", StringComparison.Ordinal)
        || name.StartsWith(".\\", StringComparison.Ordinal) || name.StartsWith("~/", StringComparison.Ordinal)
        || (Path.GetDirectoryName(name) is { Length: > 0 } folder && Directory.Exists(folder));
}
