using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Storage.Tests.Killing;

public sealed class KilledAcceptanceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wfc-accept-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_process_killed_while_it_accepts_lists_leaves_one_whole_version_in_use()
    {
        var versions = new HashSet<string>(StringComparer.Ordinal);
        for (var kill = 1; kill <= 12; kill++)
        {
            var said = await AcceptUntilKilledAsync(kill);

            // A start of the product on what the dead process left.
            await using var node = AcceptingProcess.Build(_folder, new Nobody());
            await node.GetRequiredService<OpenLists>().RunAsync(Token);
            var snapshot = node.GetRequiredService<ICurrentLists>().Current.Find(ListCodes.Un).ShouldNotBeNull();
            var pointer = (await File.ReadAllTextAsync(Path.Combine(_folder, ListCodes.Un, "current"), Token)).Trim();

            snapshot.Entries.Count.ShouldBe(400);
            snapshot.Entries.Select(e => e.PrimaryName.Text).Distinct().Count().ShouldBe(1);
            snapshot.Version.Sha256.ShouldBe(pointer, "the version in use is not the one that the pointer names");
            versions.Add(snapshot.Version.Sha256).ShouldBeTrue("nothing was accepted since the last kill");
            if (said is not null && said != snapshot.Version.Sha256)
            {
                // Killed between the switch and the word about it: then the new version is in use, and the old one is kept whole.
                var library = node.GetRequiredService<ListLibrary>();
                (await library.LoadAsync(library.Find(ListCodes.Un, said).ShouldNotBeNull(), Token)).Entries.Count.ShouldBe(400);
            }
        }
    }

    /// <returns>The last version that the process said was in use.</returns>
    private async Task<string?> AcceptUntilKilledAsync(int number)
    {
        string[] host = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(AcceptingProcess).Assembly.Location] : [];
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. host, AcceptingProcess.Argument, _folder]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        try
        {
            string? last = null;
            for (var i = 0; i < 3; i++)
            {
                var line = (await process.StandardOutput.ReadLineAsync(Token)).ShouldNotBeNull();
                line.ShouldStartWith("Changed ");
                last = line.Split(' ')[1];
            }

            // A different moment within the next acceptance each time.
            await Task.Delay(TimeSpan.FromMilliseconds(number * 1.7), Token);
            return last;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private sealed class Nobody : IListDownloader
    {
        public Task<ListDownload> DownloadAsync(ListSource source, string folder, IReadOnlyDictionary<string, FileValidators> known, CancellationToken cancellationToken) =>
            Task.FromResult<ListDownload>(new ListDownload.Failed("nobody there"));
    }
}
