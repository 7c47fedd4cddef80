using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Storage.Tests.Killing;

/// <summary>Accepts one version of the UN list after another until it is killed; says each one that is in use.</summary>
internal static class AcceptingProcess
{
    public const string Argument = "accept-until-killed";

    public static async Task<int> RunAsync(string folder)
    {
        await using var node = Build(folder, new Publisher());
        await node.GetRequiredService<OpenLists>().RunAsync(CancellationToken.None);
        while (true)
        {
            var update = (await node.GetRequiredService<UpdateLists>().RunAsync([ListCodes.Un], CancellationToken.None)).Single();
            await Console.Out.WriteLineAsync($"{update.Outcome} {update.Version?.Sha256} {string.Join(' ', update.Reasons)}");
            await Console.Out.FlushAsync();
        }
    }

    public static ServiceProvider Build(string folder, IListDownloader publisher)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton(publisher);
        services.AddLists(o =>
        {
            (o.Folder, o.SamplesFolder) = (folder, "");
            o.Sources[ListCodes.Un] = new ListSourceOptions { MinimumCount = 100 };
        });
        return services.BuildServiceProvider();
    }

    /// <summary>A list whose entries all carry its number, so that a mix would show.</summary>
    public static string ListOf(int number) =>
        $"<CONSOLIDATED_LIST dateGenerated=\"2026-01-01T00:00:00Z\"><INDIVIDUALS>"
        + string.Concat(Enumerable.Range(1, 400).Select(i => $"<INDIVIDUAL><REFERENCE_NUMBER>QDi.{i}</REFERENCE_NUMBER><FIRST_NAME>VERSION{number}</FIRST_NAME></INDIVIDUAL>"))
        + "</INDIVIDUALS></CONSOLIDATED_LIST>";

    private sealed class Publisher : IListDownloader
    {
        private int _number = int.Parse(TimeProvider.System.GetUtcNow().ToString("HHmmssfff", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

        public async Task<ListDownload> DownloadAsync(ListSource source, string folder, IReadOnlyDictionary<string, FileValidators> known, CancellationToken cancellationToken)
        {
            var bytes = Encoding.UTF8.GetBytes(ListOf(_number++));
            var path = Path.Combine(folder, source.Files[0].Name);
            await File.WriteAllBytesAsync(path, bytes, cancellationToken);
            return new ListDownload.Fetched([new DownloadedFile(source.Files[0].Name, path, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, new FileValidators(null, null))]);
        }
    }
}
