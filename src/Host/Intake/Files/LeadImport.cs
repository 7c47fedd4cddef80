using System.Globalization;
using System.Security.Cryptography;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Host.Screening.Tables;

namespace WorkflowConnect.Host.Intake.Files;

/// <summary>
/// Takes the rows of a file in as leads. Every row is read before the first is taken: a file is imported whole or not at
/// all. The same row of the same file is one lead, however often the file is imported.
/// </summary>
internal sealed class LeadImport(AcceptLead accept)
{
    private const int MostErrors = 50;

    /// <summary>Reads every row and takes none in.</summary>
    /// <exception cref="InvalidDataException">The file is no table, or its columns cannot be told apart.</exception>
    public static async Task<LeadFileCheck> CheckAsync(string path, LeadFileSettings settings, CancellationToken cancellationToken)
    {
        using var table = TableFile.Open(path);
        var columns = LeadColumns.Of(table, settings.Mapped);
        var (rows, wrong, errors) = (0, 0, new List<(int, FieldError)>());
        while (table.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows++;
            var found = Read(table, columns, settings).Errors;
            wrong += found.Count > 0 ? 1 : 0;
            errors.AddRange(found.Take(MostErrors - errors.Count).Select(error => (table.Line, error)));
        }

        await using var file = File.OpenRead(path);
        return new LeadFileCheck(Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)), columns.Read, columns.Ignored, rows, wrong, errors);
    }

    /// <summary>Takes the rows in that a check found right.</summary>
    /// <returns>How many leads are new, and how many were there from an earlier import of this file.</returns>
    public async Task<(int New, int Known)> RunAsync(string path, string source, LeadFileCheck check, LeadFileSettings settings, CancellationToken cancellationToken)
    {
        using var table = TableFile.Open(path);
        var columns = LeadColumns.Of(table, settings.Mapped);
        var (added, known) = (0, 0);
        for (var row = 1; table.Read(); row++)
        {
            if (Read(table, columns, settings).Data is not { } data)
            {
                continue;
            }

            var key = string.Create(CultureInfo.InvariantCulture, $"file {check.Sha256} row {row}");
            var accepted = await accept.RunAsync(source, key, Sha256Hex.Of(key), data, cancellationToken);
            (added, known) = accepted.Acceptance == Acceptance.New ? (added + 1, known) : (added, known + 1);
        }

        return (added, known);
    }

    private static (LeadData? Data, IReadOnlyList<FieldError> Errors) Read(TableFile table, LeadColumns columns, LeadFileSettings settings)
    {
        var fields = columns.FieldsOf(table);
        foreach (var (field, value) in settings.Constants)
        {
            fields.TryAdd(field, field == "lists" ? value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [value]);
        }

        var form = LeadForm.Read(fields);
        return table.HasSurplus
            ? (null, [.. form.Errors, new FieldError("(row)", "It has more cells than the first line has columns: is a separator in a value without quotation marks?")])
            : (form.Data, form.Errors);
    }
}
