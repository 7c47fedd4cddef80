using System.Diagnostics;

namespace WorkflowConnect.EndToEnd.Tests.Product;

/// <summary>Waits for a condition instead of for a time.</summary>
internal static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task TrueAsync(Func<Task<bool>> look, string what, TimeSpan? limit = null)
    {
        var clock = Stopwatch.StartNew();
        while (!await look())
        {
            if (clock.Elapsed > (limit ?? TimeSpan.FromMinutes(1)))
            {
                throw new TimeoutException($"Waited {clock.Elapsed.TotalSeconds:0} s in vain until {what}.");
            }

            await Task.Delay(Pause);
        }
    }
}
