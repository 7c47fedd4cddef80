using System.Security.Cryptography;
using System.Text;

namespace WorkflowConnect.Core.Data;

/// <summary>SHA-256 as 64 lower-case hex digits.</summary>
public static class Sha256Hex
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Of the text as UTF-8.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));
}
