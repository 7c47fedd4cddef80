namespace WorkflowConnect.Core.Tests.Screening;

/// <summary>Reproducible names that nobody bears, and slips of the pen in them.</summary>
internal sealed class InventedNames(int seed)
{
    private static readonly string[] Syllables =
        ["ka", "ro", "min", "tel", "sha", "vor", "dun", "li", "bek", "sar", "no", "gul", "ter", "zi", "mar", "jo", "fen", "wos", "pra", "hil"];

#pragma warning disable CA5394 // Test data, no secret.
    private readonly Random random = new(seed);

    public string Word() => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]));

    public string Name() => string.Join(' ', Enumerable.Range(0, random.Next(2, 5)).Select(_ => Word()));

    /// <summary>The name with one letter changed, dropped, doubled or swapped, and its words in another order.</summary>
    public string Perturbed(string name)
    {
        var words = name.Split(' ');
        random.Shuffle(words);
        var w = random.Next(words.Length);
        var word = words[w];
        var i = random.Next(word.Length - 1);
        words[w] = random.Next(4) switch
        {
            0 => word.Remove(i, 1),
            1 => word.Insert(i, word[i].ToString()),
            2 => word.Remove(i, 1).Insert(i, ((char)('a' + random.Next(26))).ToString()),
            _ => word[..i] + word[i + 1] + word[i] + word[(i + 2)..],
        };
        return string.Join(' ', words);
    }

    public string[] Shuffled(string[] words)
    {
        var copy = words.ToArray();
        random.Shuffle(copy);
        return copy;
    }
#pragma warning restore CA5394
}
