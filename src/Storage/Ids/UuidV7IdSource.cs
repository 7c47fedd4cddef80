using System.Buffers.Binary;
using System.Security.Cryptography;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Storage.Ids;

/// <summary>
/// UUID version 7 (RFC 9562, section 5.7) as 32 hex digits. Ids of one process ascend strictly, also within a
/// millisecond: the 12 bits after the time count up from a random start (section 6.2, method 1).
/// </summary>
internal sealed class UuidV7IdSource(TimeProvider time) : IIdSource
{
    private const int LargestCount = 0xFFF;

    private readonly Lock _lock = new();
    private long _lastMilliseconds;
    private int _count;

    public string NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        var (milliseconds, count) = Next(bytes[0]);

        BinaryPrimitives.WriteInt64BigEndian(bytes, (milliseconds << 16) | 0x7000 | (long)count);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return Convert.ToHexStringLower(bytes);
    }

    private (long Milliseconds, int Count) Next(byte start)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            if (now > _lastMilliseconds)
            {
                // Starting in the lowest sixteenth leaves room to count before the time has to be borrowed from.
                (_lastMilliseconds, _count) = (now, start);
            }
            else if (++_count > LargestCount)
            {
                // More than the counter holds, or the clock went back: run ahead of it rather than repeat.
                (_lastMilliseconds, _count) = (_lastMilliseconds + 1, start);
            }

            return (_lastMilliseconds, _count);
        }
    }
}
