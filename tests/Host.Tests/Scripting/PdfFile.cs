using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkflowConnect.Host.Tests.Scripting;

/// <summary>Looks into a PDF as far as the tests need it.</summary>
internal static partial class PdfFile
{
    public static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    public static int Pages(byte[] pdf) => PageObject().Count(Latin(pdf) + string.Concat(Streams(pdf).Select(Latin)));

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex PageObject();

    /// <summary>Every stream of the file, inflated when it is deflated.</summary>
    public static List<byte[]> Streams(byte[] pdf)
    {
        var text = Latin(pdf);
        var streams = new List<byte[]>();
        for (var at = 0; (at = text.IndexOf("stream\n", at, StringComparison.Ordinal)) >= 0;)
        {
            var start = at + "stream\n".Length;
            var end = text.IndexOf("endstream", start, StringComparison.Ordinal);
            if (end < 0)
            {
                break;
            }

            streams.Add(Inflated(pdf[start..end]));
            at = end + "endstream".Length;
        }

        return streams;
    }

    private static byte[] Inflated(byte[] raw)
    {
        try
        {
            using var inflated = new MemoryStream();
            using (var zlib = new ZLibStream(new MemoryStream(raw), CompressionMode.Decompress))
            {
                zlib.CopyTo(inflated);
            }

            return inflated.ToArray();
        }
        catch (InvalidDataException)
        {
            return raw;
        }
    }
}
