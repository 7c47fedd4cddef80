using System.Buffers.Binary;
using System.Security.Cryptography;

namespace WorkflowConnect.Core.Access.Secrets;

/// <summary>
/// The chunks of a <see cref="SealedFile"/>: four bytes of length, whose highest bit marks the last one, 16 bytes of tag, and the
/// cipher text. The counter in the nonce keeps chunks from changing places, the authenticated mark keeps the file from being cut.
/// </summary>
internal sealed class SealedChunks(byte[] key) : IDisposable
{
    public const int Longest = 1 << 20;
    private const int LastMark = unchecked((int)0x8000_0000);

    private readonly AesGcm _aes = new(key, AesGcm.TagByteSizes.MaxSize);
    private readonly byte[] _nonce = new byte[AesGcm.NonceByteSizes.MaxSize];
    private readonly byte[] _head = new byte[sizeof(int) + AesGcm.TagByteSizes.MaxSize];
    private readonly byte[] _cipherText = new byte[Longest];
    private long _number;

    public void Write(Stream to, ReadOnlySpan<byte> plain, bool isLast)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_head, plain.Length | (isLast ? LastMark : 0));
        _aes.Encrypt(NextNonce(), plain, _cipherText.AsSpan(0, plain.Length), _head.AsSpan(sizeof(int)), _head.AsSpan(0, sizeof(int)));
        to.Write(_head);
        to.Write(_cipherText.AsSpan(0, plain.Length));
    }

    /// <summary>Length of the plain text, which stands at the beginning of the buffer.</summary>
    public int Read(Stream from, byte[] plain, out bool isLast)
    {
        from.ReadExactly(_head);
        var head = BinaryPrimitives.ReadInt32LittleEndian(_head);
        isLast = (head & LastMark) != 0;
        var length = head & ~LastMark;
        if (length > Longest)
        {
            throw new InvalidDataException("A part of the file is longer than there are.");
        }

        var cipherText = _cipherText.AsSpan(0, length);
        from.ReadExactly(cipherText);
        _aes.Decrypt(NextNonce(), cipherText, _head.AsSpan(sizeof(int)), plain.AsSpan(0, length), _head.AsSpan(0, sizeof(int)));
        return length;
    }

    public void Dispose() => _aes.Dispose();

    private byte[] NextNonce()
    {
        BinaryPrimitives.WriteInt64LittleEndian(_nonce, _number++);
        return _nonce;
    }
}
