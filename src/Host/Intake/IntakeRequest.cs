using System.Globalization;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Host.Intake;

/// <summary>One post to the intake: reads the body with its limit and the headers that steer it.</summary>
internal static class IntakeRequest
{
    private const int LongestIdempotencyKey = 255;

    /// <summary>The body, or null when it is larger than the limit; a stated length that is too large is not read at all.</summary>
    public static async Task<byte[]?> ReadBodyAsync(HttpRequest request, long limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        using var buffer = new MemoryStream((int)(request.ContentLength ?? 1_024));
        var chunk = new byte[8_192];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > limit)
            {
                return null;
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    /// <summary>The caller's key, or null; false when it cannot be one.</summary>
    public static bool TryReadIdempotencyKey(HttpRequest request, out string? key)
    {
        key = request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } given ? given : null;
        return key is null || (key.Length <= LongestIdempotencyKey && key.All(c => c is >= ' ' and <= '~'));
    }

    /// <summary>Seconds of <c>Prefer: wait=N</c> (RFC 7240), at most the limit; 0 without it.</summary>
    public static int WaitSeconds(HttpRequest request, int limit)
    {
        foreach (var preference in request.Headers["Prefer"].SelectMany(h => (h ?? "").Split(',', ';')))
        {
            var parts = preference.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts is ["wait", var text] && int.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            {
                return Math.Min(seconds, limit);
            }
        }

        return 0;
    }

    /// <summary>Identifies the content, whatever key the caller gives it.</summary>
    public static string ContentHash(string? contentType, byte[] body) =>
        Sha256Hex.Of([.. System.Text.Encoding.UTF8.GetBytes($"{contentType?.Split(';')[0].Trim().ToLowerInvariant()}\n"), .. body]);
}
