namespace WorkflowConnect.Core.Screening.Index;

/// <summary>All that the answer of <see cref="WordSearch"/> depends on, besides the index.</summary>
internal readonly record struct WordQuestion(string Text, string Key, bool IsAbjad, bool IsExactOnly)
{
    public bool Equals(WordQuestion other) => IsAbjad == other.IsAbjad && IsExactOnly == other.IsExactOnly
        && string.Equals(Text, other.Text, StringComparison.Ordinal) && string.Equals(Key, other.Key, StringComparison.Ordinal);

    /// <summary>The text nearly always decides alone, so hashing the key too would only cost time.</summary>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);
}
