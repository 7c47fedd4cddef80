using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace WorkflowConnect.Core.Screening;

/// <summary>
/// Names all that a score of the built-in matcher depends on besides party, lists and profile: the code by a number that
/// is raised with it, the data tables by a fingerprint that changes with them.
/// </summary>
public static class MatcherVersion
{
    /// <summary>Raised whenever code changes a result; a test compares recorded results and says so.</summary>
    private const string Code = "builtin/7";

    /// <summary>Texts for people stand beside the tables and move no score.</summary>
    private const string Texts = "-texts.tsv";

    /// <summary>E.g. <c>builtin/4+ab12cd34</c>: engine, number of the code, first eight hex digits of the tables' SHA-256.</summary>
    public static string Current { get; } = $"{Code}+{FingerprintOf(Assembly.GetExecutingAssembly())}";

    private static string FingerprintOf(Assembly assembly)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in assembly.GetManifestResourceNames().Where(IsTable).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(table)!, Encoding.UTF8);

            // A checkout may end its lines as Windows does; that is no other table.
            hash.AppendData(Encoding.UTF8.GetBytes($"{table}\n{reader.ReadToEnd().ReplaceLineEndings("\n")}\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }

    private static bool IsTable(string resource) =>
        resource.EndsWith(".tsv", StringComparison.Ordinal) && !resource.EndsWith(Texts, StringComparison.Ordinal);
}
