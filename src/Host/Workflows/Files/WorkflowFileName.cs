using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkflowConnect.Host.Workflows;

/// <summary>The file of a definition. An id comes from outside: it must not lead out of the folder.</summary>
internal static partial class WorkflowFileName
{
    public static string Of(string definitionId) => Plain().IsMatch(definitionId)
        ? $"{definitionId}.json"
        : $"workflow-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(definitionId)))[..16]}.json";

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_-]{0,99}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();
}
