using System.Security.Cryptography;
using System.Text;

namespace WorkflowConnect.Core.Access.Secrets;

/// <summary>
/// A large file that is encrypted at rest: AES-256-GCM (NIST SP 800-38D) in chunks, with a key of its own that the product's
/// cipher for secrets encrypts. Written whole or not at all; read to its end or refused.
/// </summary>
internal sealed class SealedFile(ISecretCipher cipher, string path)
{
    private const int KeyLength = 32;
    private const int LongestWrappedKey = 4_096;
    private static readonly byte[] Mark = "WCSEAL01"u8.ToArray();

    /// <summary>Replaces the content; whoever reads meanwhile, and a machine that dies, sees the old one or the new one.</summary>
    /// <exception cref="IOException">The disk is full, or another process is writing the file.</exception>
    public void Write(Action<Stream> content)
    {
        var temporary = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(temporary, options))
        {
            // A key for each writing: so a counter is nonce enough.
            var key = RandomNumberGenerator.GetBytes(KeyLength);
            var wrapped = Encoding.ASCII.GetBytes(cipher.Encrypt(Convert.ToBase64String(key)));
            file.Write(Mark);
            file.Write(BitConverter.GetBytes(wrapped.Length));
            file.Write(wrapped);
            using (var sealing = new SealingStream(file, key))
            {
                content(sealing);
                sealing.Complete();
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Reads the content. It is genuine only once the reader has met its end, which this demands.</summary>
    /// <exception cref="InvalidDataException">The file was damaged, cut or changed, or its key is not there.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public T Read<T>(Func<Stream, T> read)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            using var opening = new OpeningStream(file, KeyOf(file));
            var result = read(opening);
            return opening.ReadByte() < 0 ? result : throw new InvalidDataException("The file holds more than it should.");
        }
        catch (Exception e) when (e is CryptographicException or EndOfStreamException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException("The file is damaged, or was encrypted with other keys.", e);
        }
    }

    private byte[] KeyOf(FileStream file)
    {
        var mark = new byte[Mark.Length];
        file.ReadExactly(mark);
        if (!mark.AsSpan().SequenceEqual(Mark))
        {
            throw new InvalidDataException("The file is not one that this product encrypted.");
        }

        var length = new byte[sizeof(int)];
        file.ReadExactly(length);
        if (BitConverter.ToInt32(length) is not (> 0 and <= LongestWrappedKey and var count))
        {
            throw new InvalidDataException("The file has no key.");
        }

        var wrapped = new byte[count];
        file.ReadExactly(wrapped);
        var key = Convert.FromBase64String(cipher.Decrypt(Encoding.ASCII.GetString(wrapped)));
        return key.Length == KeyLength ? key : throw new InvalidDataException("The key of the file has another length.");
    }
}
