using System.Globalization;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Host.Demo;

/// <summary>The demo's data directory, and the file in it that says so.</summary>
internal static class DemoDirectory
{
    private const string Marker = ".demo";
    private const int Most = 1_000;

    /// <summary>Begins anew, but deletes nothing that is not the demo's own.</summary>
    public static void Prepare(string data)
    {
        var marker = Path.Combine(data, Marker);
        if (File.Exists(marker))
        {
            Directory.Delete(data, recursive: true);
        }
        else if (Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any())
        {
            throw new InvalidOperationException($"{data} holds data that is not the demo's; choose another directory with --data.");
        }

        Directory.CreateDirectory(data);
        File.WriteAllText(marker, "");
    }

    /// <summary>Notes how many leads the show left behind; any more are somebody's own.</summary>
    public static async Task NoteShownAsync(IServiceProvider services, ProductSettings settings, CancellationToken cancellationToken) =>
        await File.WriteAllTextAsync(
            Path.Combine(settings.DataPath, Marker),
            (await CountAsync(services, cancellationToken)).ToString(CultureInfo.InvariantCulture),
            cancellationToken);

    public static async Task<bool> HoldsOwnLeadsAsync(ProductSettings settings, CancellationToken cancellationToken)
    {
        var marker = Path.Combine(settings.DataPath, Marker);
        if (!File.Exists(marker) || !int.TryParse(await File.ReadAllTextAsync(marker, cancellationToken), CultureInfo.InvariantCulture, out var shown))
        {
            return false;
        }

        await using var services = Product.BuildServices(settings);
        return await CountAsync(services, cancellationToken) > shown;
    }

    private static async Task<int> CountAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        (await services.GetRequiredService<IDatabase>().ReadAsync((work, ct) => work.Leads.LatestAsync(null, Most, ct), cancellationToken)).Count;
}
