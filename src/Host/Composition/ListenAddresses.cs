using System.Net;

namespace WorkflowConnect.Host;

/// <summary>Passwords and personal data travel in the clear on plain HTTP, so the product listens on this machine only unless told otherwise.</summary>
internal static class ListenAddresses
{
    /// <summary>Why the addresses are refused, or null.</summary>
    public static string? Refusal(ProductSettings settings)
    {
        if (settings.AllowRemote)
        {
            return null;
        }

        var remote = settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(url => !IsLoopback(url));
        return remote is null
            ? null
            : $"{remote} can be reached from other machines, and passwords would travel there in the clear. Use http://127.0.0.1:PORT, or --allow-remote if a proxy in front of it speaks HTTPS.";
    }

    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip)));
}
