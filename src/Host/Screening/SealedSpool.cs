using System.Security.Cryptography;

namespace WorkflowConnect.Host.Screening;

/// <summary>
/// Keeps an answer of any length on disk until it is whole. It may name persons, so the file is encrypted with a key
/// that is only in memory, and is gone when it is closed, or with the process.
/// </summary>
internal sealed class SealedSpool : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly Aes _aes = Aes.Create();
    private readonly CryptoStream _writing;

    public SealedSpool(string folder)
    {
        _file = new FileStream(Path.Combine(folder, Path.GetRandomFileName() + ".spool"), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 1 << 16,
            Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
        });
        _writing = new CryptoStream(_file, _aes.CreateEncryptor(), CryptoStreamMode.Write, leaveOpen: true);
    }

    /// <summary>Where the answer is written.</summary>
    public Stream Writing => _writing;

    /// <summary>Ends the writing and sends everything on.</summary>
    public async Task CopyToAsync(Stream target, CancellationToken cancellationToken)
    {
        await _writing.FlushFinalBlockAsync(cancellationToken);
        _file.Position = 0;
        await using var reading = new CryptoStream(_file, _aes.CreateDecryptor(), CryptoStreamMode.Read, leaveOpen: true);
        await reading.CopyToAsync(target, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _writing.DisposeAsync();
        await _file.DisposeAsync();
        _aes.Dispose();
    }
}
