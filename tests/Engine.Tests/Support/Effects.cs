namespace WorkflowConnect.Engine.Tests;

/// <summary>The outside world: remembers every effect by its idempotency key.</summary>
internal sealed class Effects
{
    private readonly Lock gate = new();

    public List<(string Key, string Activity)> All { get; } = [];

    /// <summary>Distinct keys with their activities, as an idempotent receiver sees them.</summary>
    public string[] Distinct => [.. All.Distinct().Select(item => $"{item.Activity} {item.Key}").Order(StringComparer.Ordinal)];

    public string[] Activities => [.. All.Select(item => item.Activity)];

    /// <summary>Failures to throw, first in first out, by activity id.</summary>
    public Dictionary<string, Queue<Exception>> Failures { get; } = [];

    public void Add(string key, string activity)
    {
        lock (gate)
        {
            All.Add((key, activity));
            if (Failures.TryGetValue(activity, out var queue) && queue.TryDequeue(out var error))
            {
                throw error;
            }
        }
    }
}
