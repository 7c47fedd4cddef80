using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>Words that go into what a vendor takes no others for.</summary>
internal static class VendorText
{
    /// <summary>Name of a document without its extension, in letters, digits, hyphens and underscores.</summary>
    public static string PlainName(AttachDocument document) =>
        string.Concat(Path.GetFileNameWithoutExtension(document.FileName).Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) is { Length: > 0 } plain ? plain : "document";
}
