using System.Security.Cryptography;
using System.Text;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>
/// A form with a file, as RFC 7578 has it: names in quotes, and none a second time in another encoding. .NET writes names
/// bare and twice, and not every server reads that.
/// </summary>
internal static class VendorForm
{
    /// <summary>Bytes and content type of the form.</summary>
    /// <param name="document">Its content is the file.</param>
    /// <param name="name">Name of the file, plain: <see cref="VendorText.PlainName"/>.</param>
    /// <param name="fields">Names and values of the other fields.</param>
    public static (byte[] Body, string ContentType) Of(AttachDocument document, string name, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        // A hash of the content does not stand in the content.
        var boundary = $"wfc-{Convert.ToHexStringLower(SHA256.HashData(document.Content.Span))}";
        using var form = new MemoryStream();
        void Write(string text) => form.Write(Encoding.UTF8.GetBytes(text));
        Write($"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: {document.ContentType}\r\n\r\n");
        form.Write(document.Content.Span);
        foreach (var (field, value) in fields)
        {
            Write($"\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}");
        }

        Write($"\r\n--{boundary}--\r\n");
        return (form.ToArray(), $"multipart/form-data; boundary={boundary}");
    }
}
