using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists.Formats.Un;

/// <summary>A document of a UN record; its type stands in one of two elements, in several languages, with line breaks.</summary>
internal static class UnDocument
{
    public static Identifier? Read(RecordNode node)
    {
        var number = node.TextOf("NUMBER");
        if (number is null || !number.Any(char.IsDigit))
        {
            // Empty placeholders, and prose such as "issued in Kuwait".
            return null;
        }

        var country = node.TextOf("ISSUING_COUNTRY") ?? node.TextOf("COUNTRY_OF_ISSUE");
        return new Identifier(IdentifierKinds.Of(Type(node)), number, CountryNames.TryGetCode(country, out var code) ? code : null);
    }

    /// <summary>Dates and notes of the document, or null when there are none.</summary>
    public static string? Note(RecordNode node)
    {
        var issue = node.TextOf("DATE_OF_ISSUE");
        var place = node.TextOf("CITY_OF_ISSUE");
        var facts = Words.Join(
            "; ",
            issue is null && place is null ? null : Words.Join(" ", "issued", issue, place is null ? null : $"in {place}"),
            node.TextOf("DATE_OF_EXPIRY") is { } expiry ? $"expires {expiry}" : null,
            node.TextOf("NOTE"));
        return facts is null ? null : $"{Words.Join(" ", Type(node), node.TextOf("NUMBER")) ?? "Document"}: {facts}";
    }

    private static string? Type(RecordNode node) => Words.Join(" ", node.TextOf("TYPE_OF_DOCUMENT"), node.TextOf("TYPE_OF_DOCUMENT2"));
}
