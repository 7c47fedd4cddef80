using System.Security.Cryptography;

namespace WorkflowConnect.Core.Lists;

/// <summary>The house list in one state.</summary>
/// <param name="Number">Number of the change that made it; 0 for the empty list before the first.</param>
/// <param name="Entries">Ordered by id.</param>
/// <param name="ChangedAt">When that change was made (UTC).</param>
public sealed record HouseList(long Number, IReadOnlyList<HouseEntry> Entries, DateTimeOffset ChangedAt)
{
    public static HouseList Empty { get; } = new(0, [], DateTimeOffset.UnixEpoch);

    /// <summary>The one form of the list, whose checksum is the version's.</summary>
    public byte[] ToCsv() => HouseFormat.Write(Entries);

    internal static string ChecksumOf(byte[] csv) => Convert.ToHexStringLower(SHA256.HashData(csv));
}
