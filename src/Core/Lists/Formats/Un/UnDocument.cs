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

        var type = Words.Join(" ", node.TextOf("TYPE_OF_DOCUMENT"), node.TextOf("TYPE_OF_DOCUMENT2"));
        var country = node.TextOf("ISSUING_COUNTRY") ?? node.TextOf("COUNTRY_OF_ISSUE");
        return new Identifier(IdentifierKinds.Of(type), number, CountryNames.TryGetCode(country, out var code) ? code : null);
    }
}
