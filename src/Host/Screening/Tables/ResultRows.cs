using System.Globalization;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Host.Screening.Tables;

/// <summary>A result as a row: id, outcome, best score, best entry, matched name, separated by tabs.</summary>
internal static class ResultRows
{
    /// <param name="output">Where the row goes.</param>
    /// <param name="id">The party's own id.</param>
    /// <param name="result">Null for a row that could not be read: not screened.</param>
    public static void Write(TextWriter output, string id, ScreeningResult? result)
    {
        var best = result is null ? null : BatchScreening.Best(result);
        output.Write(Plain(id));
        output.Write('\t');
        output.Write(DomainJson.Word(result?.Outcome ?? ScreeningOutcome.NotScreened));
        output.Write('\t');
        output.Write((best?.Score ?? 0).ToString("0.0000", CultureInfo.InvariantCulture));
        output.Write('\t');
        output.Write(Plain(best?.Entry.Id));
        output.Write('\t');
        output.Write(Plain(best?.MatchedName.Text));
        output.Write('\n');
    }

    private static string Plain(string? text) => text is null ? "" : text.Replace('\t', ' ').ReplaceLineEndings(" ");
}
