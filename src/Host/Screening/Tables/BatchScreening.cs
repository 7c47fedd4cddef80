using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Host.Screening.Tables;

/// <summary>Screens a table on all cores, in bounded memory, and hands the results over in the order of the rows.</summary>
internal sealed class BatchScreening(IScreener screener, ScreeningProfile profile)
{
    private const int RowsPerTask = 512;

    /// <summary>Reads, screens and hands over until the table ends.</summary>
    public async Task RunAsync(IPartyRows table, Action<PartyRow, ScreeningResult?> screened, Action<(long Read, long All)> progress, CancellationToken cancellationToken)
    {
        var ahead = new Queue<Task<List<(PartyRow Row, ScreeningResult? Result)>>>();
        var tasks = Environment.ProcessorCount * 2;
        for (var rows = ReadRows(table); rows.Count > 0 || ahead.Count > 0; rows = rows.Count == 0 ? rows : ReadRows(table))
        {
            if (rows.Count > 0)
            {
                var some = rows;
                ahead.Enqueue(Task.Run(() => ScreenAsync(some, cancellationToken), cancellationToken));
            }

            if (ahead.Count >= tasks || rows.Count == 0)
            {
                foreach (var (row, result) in await ahead.Dequeue())
                {
                    screened(row, result);
                }

                progress(table.Progress);
            }
        }
    }

    private static List<PartyRow> ReadRows(IPartyRows table)
    {
        var rows = new List<PartyRow>(RowsPerTask);
        while (rows.Count < RowsPerTask && table.Read() is { } row)
        {
            rows.Add(row);
        }

        return rows;
    }

    private async Task<List<(PartyRow Row, ScreeningResult? Result)>> ScreenAsync(List<PartyRow> rows, CancellationToken cancellationToken)
    {
        var results = await screener.ScreenAsync([.. rows.SelectMany(row => row.Parties)], profile, cancellationToken);
        var screened = new List<(PartyRow Row, ScreeningResult? Result)>(rows.Count);
        var next = 0;
        foreach (var row in rows)
        {
            ScreeningResult? best = null;
            for (var i = 0; i < row.Parties.Count; i++, next++)
            {
                best = best is null || Rank(results[next]) > Rank(best) ? results[next] : best;
            }

            screened.Add((row, best));
        }

        return screened;
    }

    // Of two ways to read a row the one that is worse for the party.
    private static double Rank(ScreeningResult result) => (Severity(result) * 10) + (Best(result)?.Score ?? 0);

    /// <summary>The best match, or else the nearest entry.</summary>
    public static ScreeningMatch? Best(ScreeningResult result) => result.Matches.Count > 0 ? result.Matches[0] : result.Nearest;

    private static int Severity(ScreeningResult result) => result.Outcome switch
    {
        ScreeningOutcome.NotScreened => 3,
        ScreeningOutcome.Hit => 2,
        ScreeningOutcome.Review => 1,
        _ => 0,
    };
}
