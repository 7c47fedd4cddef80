using System.Diagnostics;
using Npgsql;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Screening.Bench;

/// <summary>PostgreSQL's pg_trgm with a GIN index over all names, asked party by party on one connection.</summary>
internal static class TrigramPeer
{
    private const int Few = 500;

    /// <summary>Half the trigrams in common. How many are found there is printed; it is no recall.</summary>
    private const double Threshold = 0.5;

    /// <param name="connection">A database of one's own; its table <c>bench_names</c> is made anew and dropped.</param>
    public static async Task PrintAsync(string connection, IReadOnlyList<ListSnapshot> lists, IReadOnlyList<Party> parties, double own)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var open = await source.OpenConnectionAsync();
        await RunAsync(open, "CREATE EXTENSION IF NOT EXISTS pg_trgm; DROP TABLE IF EXISTS bench_names; CREATE TABLE bench_names (name text NOT NULL)");
        var names = 0;
        await using (var copy = await open.BeginBinaryImportAsync("COPY bench_names (name) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var name in lists.SelectMany(l => l.Entries).SelectMany(e => e.Names))
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(name.Text);
                names++;
            }

            await copy.CompleteAsync();
        }

        await RunAsync(open, "CREATE INDEX ON bench_names USING gin (name gin_trgm_ops); ANALYZE bench_names");
        await RunAsync(open, FormattableString.Invariant($"SET pg_trgm.similarity_threshold = {Threshold}"));
        await using var ask = new NpgsqlCommand("SELECT similarity(name, $1) AS likeness FROM bench_names WHERE name % $1 ORDER BY likeness DESC LIMIT 1", open);
        var given = new NpgsqlParameter<string>();
        ask.Parameters.Add(given);
        await ask.PrepareAsync();

        // Spread over the whole set, whose rows are ordered by kind.
        var step = Math.Max(1, parties.Count / Few);
        var (asked, found, watch) = (0, 0, Stopwatch.StartNew());
        for (var i = 0; i < parties.Count; i += step)
        {
            given.TypedValue = parties[i].Name.Replace("\0", "", StringComparison.Ordinal);
            asked++;
            found += await ask.ExecuteScalarAsync() is null ? 0 : 1;
        }

        var speed = asked / watch.Elapsed.TotalSeconds;
        Console.WriteLine($"peer: pg_trgm over {names} names, {speed:0} parties per second of waiting ({found} of {asked} at or above {Threshold:0.0}); ratio to it: single {own / speed:0}");
        await RunAsync(open, "DROP TABLE bench_names");
    }

    private static async Task RunAsync(NpgsqlConnection open, string sql)
    {
        await using var command = new NpgsqlCommand(sql, open);
        await command.ExecuteNonQueryAsync();
    }
}
