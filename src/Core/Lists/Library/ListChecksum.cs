using System.Buffers;
using System.Security.Cryptography;
using WorkflowConnect.Core.Lists.Formats;

namespace WorkflowConnect.Core.Lists;

/// <summary>The checksum by which a list version is known: SHA-256 over its files as published, one after another in name order.</summary>
public static class ListChecksum
{
    /// <summary>Lower-case hex.</summary>
    public static async Task<string> OfAsync(ListFiles files, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            foreach (var name in files.Names)
            {
                await using var stream = files.Open(name);
                int read;
                while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
                {
                    hash.AppendData(buffer, 0, read);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
