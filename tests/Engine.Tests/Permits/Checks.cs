namespace WorkflowConnect.Engine.Tests;

/// <summary>The world in which random flows run: dice for outcomes, and which checks are clear just now.</summary>
internal sealed class Checks
{
    private Random dice = new(0);
    private readonly HashSet<string> cleared = new(StringComparer.Ordinal);
    private int count;

    /// <summary>Writers that ran on a check that was not clear.</summary>
    public List<string> Breaches { get; } = [];

    public int Writes { get; private set; }

    public void Reset(int seed)
    {
        dice = new Random(seed);
        cleared.Clear();
        Breaches.Clear();
        Writes = 0;
    }

    public int Next(int below) => dice.Next(below);

    public string NewId() => $"check{++count}";

    public void Clear(string id) => cleared.Add(id);

    public void WithdrawAll() => cleared.Clear();

    public void Write(string activityId, string? id)
    {
        Writes++;
        if (id is null || !cleared.Contains(id))
        {
            Breaches.Add(activityId);
        }
    }
}
