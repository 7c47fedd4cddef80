using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WorkflowConnect.Engine;

/// <summary>
/// Derives ids from what identifies an execution instead of drawing them. After a crash or on a retry the same
/// execution gets the same id, which is what makes it usable as an idempotency key towards the outside.
/// </summary>
internal static class ContextId
{
    /// <summary>Begins with the instance's id, so that whoever knows an execution finds its instance without an index.</summary>
    public static string Of(string instanceId, string nodeId, int visit) =>
        string.Concat(instanceId, "-", Hash(instanceId, nodeId, visit).AsSpan(0, 16));

    public static string? InstanceOf(string contextId) =>
        contextId.LastIndexOf('-') is var at and > 0 ? contextId[..at] : null;

    public static string OfBookmark(string contextId, int ordinal) => Hash(contextId, "bookmark", ordinal);

    public static string OfChild(string contextId) => Hash(contextId, "child", 0);

    /// <summary>One of many children: the execution's id and a number, so that they lie together and in order.</summary>
    public static string OfMany(string contextId, int index) => string.Create(CultureInfo.InvariantCulture, $"{contextId}~{index:x7}");

    /// <summary>The execution that began one of many children, or null for any other id.</summary>
    public static string? ParentOfMany(string instanceId) => instanceId is [.., '~', _, _, _, _, _, _, _] ? instanceId[..^8] : null;

    private static string Hash(string first, string second, int number)
    {
        var size = Encoding.UTF8.GetMaxByteCount(first.Length + second.Length) + 16;
        var buffer = size <= 1024 ? stackalloc byte[size] : new byte[size];
        var length = Encoding.UTF8.GetBytes(first, buffer);
        buffer[length++] = 0;
        length += Encoding.UTF8.GetBytes(second, buffer[length..]);
        buffer[length++] = 0;
        number.TryFormat(buffer[length..], out var digits, default, CultureInfo.InvariantCulture);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(buffer[..(length + digits)], hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}
