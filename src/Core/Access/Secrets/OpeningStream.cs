namespace WorkflowConnect.Core.Access.Secrets;

/// <summary>Decrypts what <see cref="SealingStream"/> wrote, each chunk proved genuine before its first byte is given out.</summary>
internal sealed class OpeningStream(Stream from, byte[] key) : Stream
{
    private readonly SealedChunks _chunks = new(key);
    private readonly byte[] _buffer = new byte[SealedChunks.Longest];
    private int _position;
    private int _length;
    private bool _isLast;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (!HasMore())
        {
            return 0;
        }

        var taken = Math.Min(buffer.Length, _length - _position);
        _buffer.AsSpan(_position, taken).CopyTo(buffer);
        _position += taken;
        return taken;
    }

    public override int ReadByte() => HasMore() ? _buffer[_position++] : -1;

    public override void Flush()
    {
        // Nothing is written.
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _chunks.Dispose();
        base.Dispose(disposing);
    }

    private bool HasMore()
    {
        while (_position == _length && !_isLast)
        {
            _length = _chunks.Read(from, _buffer, out _isLast);
            _position = 0;
            if (_isLast && from.ReadByte() >= 0)
            {
                throw new InvalidDataException("Something follows the end of the file.");
            }
        }

        return _position < _length;
    }
}
