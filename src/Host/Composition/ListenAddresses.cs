using System.Net;

namespace WorkflowConnect.Host;

/// <summary>Until users and sign-in exist the product is open to whoever reaches it, so it listens on this machine only.</summary>
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
            : $"{remote} can be reached from other machines, and nobody has to sign in yet. Use http://127.0.0.1:PORT, or --allow-remote if something in front of it keeps strangers out.";
    }

    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip)));
}
