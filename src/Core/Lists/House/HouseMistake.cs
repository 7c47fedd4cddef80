namespace WorkflowConnect.Core.Lists;

/// <summary>Something wrong with a house entry or file, as a sentence that says what to do; it repeats no name.</summary>
public sealed record HouseMistake(string English, string German)
{
    internal HouseMistake AtLine(int line) => new($"Line {line}: {English}", $"Zeile {line}: {German}");
}
