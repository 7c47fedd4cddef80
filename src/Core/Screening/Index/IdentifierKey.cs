using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Screening.Index;

/// <summary>An identifier as it is compared: letters and digits only, upper case. The kind is left out, because publishers name kinds differently.</summary>
internal static class IdentifierKey
{
    /// <summary>Shorter numbers occur by chance.</summary>
    private const int ShortestValue = 6;

    /// <summary>Null when the value is too short to tell anything.</summary>
    public static string? Of(Identifier identifier)
    {
        var key = string.Concat(identifier.Value.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return key.Length >= ShortestValue && key.Any(char.IsAsciiDigit) ? key : null;
    }
}
