using System.Text.RegularExpressions;

namespace WorkflowConnect.Host.Studio;

/// <summary>One file of the package with the compressed twins that it comes with.</summary>
internal sealed partial record StudioFile(string Address, string Path)
{
    public string? Brotli { get; init; }

    public string? Gzip { get; init; }

    /// <summary>What it is, whatever it is compressed with.</summary>
    public string ContentType => TypeOf(Address)!;

    /// <summary>Its name changes with its content, so that a browser may keep it for good.</summary>
    public bool IsImmutable => HashedName().IsMatch(Address);

    /// <summary>The content type by the name's end; null for what no browser asks for.</summary>
    public static string? TypeOf(string address) => System.IO.Path.GetExtension(address) switch
    {
        ".wasm" => "application/wasm",
        ".js" => "text/javascript",
        ".css" => "text/css",
        ".json" or ".map" => "application/json",
        ".webmanifest" => "application/manifest+json",
        ".dat" or ".blat" or ".pdb" or ".cur" => "application/octet-stream",
        ".woff2" => "font/woff2",
        ".woff" => "font/woff",
        ".ttf" => "font/ttf",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".ico" => "image/x-icon",
        _ => null,
    };

    [GeneratedRegex(@"^_framework/.*\.[a-z0-9]{10}\.[a-z]+$", RegexOptions.None, 1000)]
    private static partial Regex HashedName();
}
