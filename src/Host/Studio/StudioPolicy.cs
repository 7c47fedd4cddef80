namespace WorkflowConnect.Host.Studio;

/// <summary>What Studio's pages may load and run: this host's files, WebAssembly, and nothing of anyone else.</summary>
internal static class StudioPolicy
{
    /// <summary>
    /// The two hashes are the scripts that the list of runs and the designer write into their own markup for
    /// Ctrl+R and Ctrl+S; they belong to the locked version of the package.
    /// </summary>
    public const string Value =
        "default-src 'self'; "
        + "script-src 'self' 'wasm-unsafe-eval' 'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts=' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc='; "
        + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; "
        + "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'";

    public static bool Covers(PathString path) => path.StartsWithSegments(StudioEndpoints.BasePath, StringComparison.OrdinalIgnoreCase);
}
