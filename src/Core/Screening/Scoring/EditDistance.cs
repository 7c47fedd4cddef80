namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>Damerau-Levenshtein distance, optimal string alignment: insert, delete, replace, swap neighbours, one each.</summary>
internal static class EditDistance
{
    private const int Longest = 80;

    /// <summary>The distance, or <paramref name="limit"/> + 1 when it is greater.</summary>
    public static int Within(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        while (a.Length > 0 && b.Length > 0 && a[0] == b[0])
        {
            a = a[1..];
            b = b[1..];
        }

        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        if (Math.Abs(a.Length - b.Length) > limit || a.Length >= Longest || b.Length >= Longest)
        {
            return limit + 1;
        }

        return a.Length == 0 ? b.Length : b.Length == 0 ? a.Length : Align(a, b, limit);
    }

    private static int Align(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        Span<byte> rows = stackalloc byte[3 * Longest];
        var before = rows[..(b.Length + 1)];
        var last = rows.Slice(Longest, b.Length + 1);
        var row = rows.Slice(2 * Longest, b.Length + 1);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = (byte)j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = (byte)i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var value = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    value = Math.Min(value, before[j - 2] + 1);
                }

                row[j] = (byte)value;
                least = Math.Min(least, value);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return Math.Min((int)last[^1], limit + 1);
    }
}
