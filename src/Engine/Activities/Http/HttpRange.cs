using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace WorkflowConnect.Engine.Activities;

/// <summary>Answers a request for a part of a file (RFC 9110, section 14): one range; several are answered with the whole.</summary>
internal static class HttpRange
{
    public static HttpReply Cut(IHttpExchange exchange, string type, byte[] content, Dictionary<string, string> headers)
    {
        // A caller whose copy is of another state must not glue two states together.
        var isStale = exchange.Headers.TryGetValue("If-Range", out var condition)
            && (!headers.TryGetValue("ETag", out var tag) || !condition.Contains(tag, StringComparer.Ordinal));
        if (isStale
            || !exchange.Headers.TryGetValue("Range", out var asked)
            || !RangeHeaderValue.TryParse(asked.FirstOrDefault(), out var range)
            || range.Unit != "bytes"
            || range.Ranges.Count != 1)
        {
            return new HttpReply(200, type, content) { Headers = headers };
        }

        var part = range.Ranges.First();
        var from = part.From ?? Math.Max(0, content.LongLength - (part.To ?? 0));
        var to = part.From is null ? content.LongLength - 1 : Math.Min(part.To ?? long.MaxValue, content.LongLength - 1);
        if (from > to || from >= content.LongLength)
        {
            headers["Content-Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes */{content.LongLength}");
            return new HttpReply(416, null, default) { Headers = headers };
        }

        headers["Content-Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{to}/{content.LongLength}");
        return new HttpReply(206, type, content.AsMemory((int)from, (int)(to - from + 1))) { Headers = headers };
    }
}
