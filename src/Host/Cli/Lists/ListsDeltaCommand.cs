using System.CommandLine;
using System.Globalization;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Rescreening;

namespace WorkflowConnect.Host.Cli;

/// <summary><c>workflowconnect lists delta</c></summary>
internal static class ListsDeltaCommand
{
    public static Command Create()
    {
        var delta = new Command("delta", "Shows the last change of lists: entries changed, customers affected, and whether all of them were checked again. Ends with 1 while some were not.")
        {
            CommonOptions.Data, CommonOptions.Postgres,
        };
        delta.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = Product.BuildServices(CommonOptions.SettingsOf(parsed));
            return await PrintAsync(services, cancellationToken) ? 0 : 1;
        });
        return delta;
    }

    /// <summary>Prints the line about the last change.</summary>
    /// <returns>False while a list change, that one or another, waits to be worked through.</returns>
    public static async Task<bool> PrintAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var (last, unfinished) = await services.GetRequiredService<IDatabase>().ReadAsync(
            async (work, ct) => (await work.ListDeltas.LastChangeAsync(ct), await work.ListDeltas.UnfinishedAsync(ct)), cancellationToken);
        Console.WriteLine(last is null ? "No list has changed since the first lists were in use." : LineOf(last));
        foreach (var delta in unfinished.Where(d => d.Id != last?.Id))
        {
            Console.WriteLine($"List change {delta.Number} of {Time(delta.BegunAt)} is not worked through: {AffectedOf(delta)}.");
        }

        return unfinished.Count == 0;
    }

    private static string LineOf(ListDelta delta) => string.Create(
        CultureInfo.InvariantCulture,
        $"Last list change: {delta.Number}, {Time(delta.BegunAt)}, {string.Join(", ", Changed(delta))}: {delta.EntriesChanged?.ToString("N0", CultureInfo.InvariantCulture) ?? "unknown"} entries changed, {AffectedOf(delta)}, {(delta.FinishedAt is { } at ? $"checked again by {Time(at)}" : "not all checked again yet")}.");

    private static string AffectedOf(ListDelta delta) => delta.Affected is { } affected
        ? string.Create(CultureInfo.InvariantCulture, $"{affected:N0} of {delta.Known:N0} known customers affected")
        : "all customers are checked";

    private static IEnumerable<string> Changed(ListDelta delta) =>
        delta.After.Except(delta.Before, StringComparer.Ordinal).Concat(delta.Before.Except(delta.After, StringComparer.Ordinal)).Select(v => v.Split('@')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
