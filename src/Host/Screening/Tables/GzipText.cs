using System.Buffers.Binary;
using System.IO.Compression;

namespace WorkflowConnect.Host.Screening.Tables;

/// <summary>What a file compressed with gzip (RFC 1952) holds. One that was cut off is noticed: the platform reads it as if it ended there.</summary>
internal sealed class GzipText : Stream
{
    // Header and trailer of an empty one.
    private const int Shortest = 18;

    private readonly Stream _file;
    private readonly GZipStream _content;
    private uint _length;

    private GzipText(Stream file)
    {
        _file = file;
        _content = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Null when the file is not compressed, by its first bytes; or when it arrives and cannot be looked at twice.</summary>
    public static GzipText? Of(Stream file)
    {
        if (!file.CanSeek)
        {
            return null;
        }

        var isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isGzip ? new GzipText(file) : null;
    }

    /// <summary>To be called when all was read.</summary>
    /// <exception cref="InvalidDataException">The length at the end of the file is not that of what was read.</exception>
    public void EnsureWhole()
    {
        var length = new byte[sizeof(uint)];
        if (_file.Length >= Shortest)
        {
            _file.Position = _file.Length - length.Length;
            _file.ReadExactly(length);
        }

        if (_file.Length < Shortest || BinaryPrimitives.ReadUInt32LittleEndian(length) != _length)
        {
            throw new InvalidDataException("The compressed file ends too early, or consists of several. Fetch it again, or unpack it first.");
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = _content.Read(buffer);
        // The trailer counts modulo 2^32.
        _length = unchecked(_length + (uint)read);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _content.Dispose();
        base.Dispose(disposing);
    }
}
