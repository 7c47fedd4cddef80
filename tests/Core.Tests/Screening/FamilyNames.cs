namespace WorkflowConnect.Core.Tests.Screening;

/// <summary>Names out of few words, some of them common, as in a country: so that people share them.</summary>
internal sealed class FamilyNames
{
    private readonly InventedNames invented;
    private readonly string[] words;

#pragma warning disable CA5394 // Test data, no secret.
    private readonly Random random;

    public FamilyNames(int seed)
    {
        random = new Random(seed);
        invented = new InventedNames(seed);
        words = [.. Enumerable.Range(0, 250).Select(_ => invented.Word())];
    }

    public string Name() => string.Join(' ', Enumerable.Range(0, random.Next(2, 5)).Select(_ => Word()));

    public string Perturbed(string name) => invented.Perturbed(name);

    public string Country() => new[] { "DE", "FR", "IR", "RU" }[random.Next(4)];

    public int Next(int from, int to) => random.Next(from, to);

    public bool Chance(int oneIn) => random.Next(oneIn) == 0;

    /// <summary>The square makes the first words common and the last ones rare.</summary>
    private string Word() => words[(int)(words.Length * random.NextDouble() * random.NextDouble())];
#pragma warning restore CA5394
}
