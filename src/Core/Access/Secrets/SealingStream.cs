namespace WorkflowConnect.Core.Access.Secrets;

/// <summary>Encrypts what is written to it. Without <see cref="Complete"/> the file stays unreadable.</summary>
internal sealed class SealingStream(Stream to, byte[] key) : Stream
{
    private readonly SealedChunks _chunks = new(key);
    private readonly byte[] _buffer = new byte[SealedChunks.Longest];
    private int _used;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_used == _buffer.Length)
            {
                _chunks.Write(to, _buffer, isLast: false);
                _used = 0;
            }

            var taken = Math.Min(buffer.Length, _buffer.Length - _used);
            buffer[..taken].CopyTo(_buffer.AsSpan(_used));
            _used += taken;
            buffer = buffer[taken..];
        }
    }

    /// <summary>Writes the chunk that says that nothing follows.</summary>
    public void Complete() => _chunks.Write(to, _buffer.AsSpan(0, _used), isLast: true);

    public override void Flush()
    {
        // Chunks go out when they are full: a flush in between would only make them small.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _chunks.Dispose();
        base.Dispose(disposing);
    }
}
