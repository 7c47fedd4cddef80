using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Intake.Files;

/// <summary>What an import of a file would do.</summary>
/// <param name="Sha256">Of the file, lower-case hex.</param>
/// <param name="Columns">Those that are read, with the fields they become.</param>
/// <param name="Ignored">Headings that mean nothing here.</param>
/// <param name="Rows">Rows without the first line.</param>
/// <param name="Wrong">Rows that cannot be taken.</param>
/// <param name="Errors">The first of what is wrong, with the line; no value of a row is in them.</param>
internal sealed record LeadFileCheck(
    string Sha256,
    IReadOnlyList<(string Heading, string Field)> Columns,
    IReadOnlyList<string> Ignored,
    int Rows,
    int Wrong,
    IReadOnlyList<(int Line, FieldError Error)> Errors);
