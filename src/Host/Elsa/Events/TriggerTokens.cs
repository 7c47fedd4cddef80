using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Events;

/// <summary>Encrypts and dates what a token stands for, with the keys of the product.</summary>
internal sealed class TriggerTokens(IDataProtectionProvider protection) : ITriggerTokens
{
    private readonly ITimeLimitedDataProtector _bookmarks = protection.CreateProtector("WorkflowConnect.Bookmarks").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector _events = protection.CreateProtector("WorkflowConnect.Events").ToTimeLimitedDataProtector();

    public string ForBookmark(string bookmarkId, TimeSpan lifetime) => _bookmarks.Protect(bookmarkId, lifetime);

    public string ForEvent(PublishedEvent published, TimeSpan lifetime) => _events.Protect(JsonSerializer.Serialize(published), lifetime);

    /// <summary>The bookmark, or null when the token is not ours or has expired.</summary>
    public string? ReadBookmark(string? token) => Read(_bookmarks, token);

    /// <summary>The event, or null when the token is not ours or has expired.</summary>
    public PublishedEvent? ReadEvent(string? token) =>
        Read(_events, token) is { } json ? JsonSerializer.Deserialize<PublishedEvent>(json) : null;

    private static string? Read(ITimeLimitedDataProtector protector, string? token)
    {
        try
        {
            return string.IsNullOrEmpty(token) ? null : protector.Unprotect(token);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
