namespace WorkflowConnect.Engine;

/// <summary>Which files an endpoint takes.</summary>
internal sealed record HttpFileRules
{
    public long? MaxBytes { get; init; }

    public IReadOnlyCollection<string> AllowedExtensions { get; init; } = [];

    public IReadOnlyCollection<string> BlockedExtensions { get; init; } = [];

    public IReadOnlyCollection<string> AllowedTypes { get; init; } = [];

    /// <summary>What is wrong with the files, or null.</summary>
    public HttpRefusal? Judge(IReadOnlyList<HttpFile> files)
    {
        foreach (var file in files)
        {
            if (file.Length > MaxBytes)
            {
                return new HttpRefusal(HttpRefusal.FileTooLarge, 413, $"A file is larger than {MaxBytes:N0} bytes.");
            }

            if ((AllowedExtensions.Count > 0 && !Lists(AllowedExtensions, file.Extension)) || Lists(BlockedExtensions, file.Extension))
            {
                return new HttpRefusal(HttpRefusal.InvalidFileExtension, 415, "A file has an extension that is not taken here.");
            }

            if (AllowedTypes.Count > 0 && !AllowedTypes.Any(type => Covers(type, file.ContentType)))
            {
                return new HttpRefusal(HttpRefusal.InvalidFileMimeType, 415, "A file has a media type that is not taken here.");
            }
        }

        return null;
    }

    // An author may write pdf or .pdf.
    private static bool Lists(IReadOnlyCollection<string> extensions, string extension) =>
        extensions.Any(item => item.Trim().TrimStart('.').Equals(extension.TrimStart('.'), StringComparison.OrdinalIgnoreCase));

    private static bool Covers(string allowed, string given)
    {
        var type = given.Split(';')[0].Trim();
        allowed = allowed.Trim();
        return allowed.EndsWith("/*", StringComparison.Ordinal)
            ? type.StartsWith(allowed[..^1], StringComparison.OrdinalIgnoreCase)
            : type.Equals(allowed, StringComparison.OrdinalIgnoreCase);
    }
}
