using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Storage.Tests.Killing;

/// <summary>Writes until it is killed, and says each change on its standard output once it is told that it is durable.</summary>
internal static class WritingProcess
{
    public const string Argument = "write-until-killed";

    /// <summary>Leads of each change, beside its ledger entry; so a half change can be told from a whole one.</summary>
    public const int LeadsPerChange = 3;

    private const int Writers = 16;

    public static async Task<int> RunAsync(string provider, string target)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStorage(o =>
        {
            o.Provider = Enum.Parse<StorageProvider>(provider);
            o.File = target;
            o.ConnectionString = target;
        });
        await using var node = services.BuildServiceProvider();
        var (database, ids) = (node.GetRequiredService<IDatabase>(), node.GetRequiredService<IIdSource>());
        await using var output = Console.OpenStandardOutput();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => WriteAsync(database, ids, output)));
        return 0;
    }

    private static async Task WriteAsync(IDatabase database, IIdSource ids, Stream output)
    {
        while (true)
        {
            var id = ids.NewId();
            await database.WriteAsync(
                async (work, token) =>
                {
                    for (var i = 0; i < LeadsPerChange; i++)
                    {
                        await work.Leads.AddAsync(Sample.Lead(id + i.ToString(CultureInfo.InvariantCulture)), token);
                    }

                    return await work.Ledger.AppendAsync(Sample.Draft(id), token);
                },
                CancellationToken.None);
            var line = System.Text.Encoding.ASCII.GetBytes(id + "\n");
            lock (output)
            {
                output.Write(line);
                output.Flush();
            }
        }
    }
}
