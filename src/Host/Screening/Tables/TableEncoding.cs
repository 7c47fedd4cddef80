using System.Text;

namespace WorkflowConnect.Host.Screening.Tables;

/// <summary>The encodings of tables: UTF-8, and Windows-1252 as older programs write it.</summary>
internal static class TableEncoding
{
    /// <summary>
    /// Reads UTF-8, and bytes that are none as Windows-1252 has them: "M\xFCller" is Müller. Names in Windows-1252 are hardly
    /// ever valid UTF-8 by chance: it would take a capital letter with an accent before a sign such as '£'.
    /// </summary>
    public static Encoding Utf8OrWindows1252 { get; } = Encoding.GetEncoding(
        Encoding.UTF8.CodePage, EncoderFallback.ExceptionFallback, new Windows1252Fallback());

    private sealed class Windows1252Fallback : DecoderFallback
    {
        public static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

        // The longest run of bytes that is told to be no UTF-8 at once.
        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();
    }

    private sealed class Buffer : DecoderFallbackBuffer
    {
        private string _text = "";
        private int _next;

        public override int Remaining => _text.Length - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            (_text, _next) = (Windows1252Fallback.Windows1252.GetString(bytesUnknown), 0);
            return _text.Length > 0;
        }

        public override char GetNextChar() => _next < _text.Length ? _text[_next++] : '\0';

        public override bool MovePrevious()
        {
            if (_next == 0)
            {
                return false;
            }

            _next--;
            return true;
        }

        public override void Reset() => (_text, _next) = ("", 0);
    }
}
