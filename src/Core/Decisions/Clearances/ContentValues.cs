using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Decisions;

/// <summary>How values that parties and entries both have are brought to what matters.</summary>
internal static class ContentValues
{
    public static ContentValue Text(string text) => new(FoldedText.Of(text), text);

    /// <summary>City and country only.</summary>
    public static ContentValue Place(Address address)
    {
        string[] parts = [FoldedText.Plain(address.City), FoldedText.Plain(address.Country)];
        return parts.All(part => part.Length == 0)
            ? new("", "")
            : new(string.Join('|', parts), string.Join(", ", new[] { address.City, address.Country }.Where(part => !string.IsNullOrWhiteSpace(part))));
    }

    public static ContentValue Number(Identifier identifier)
    {
        var value = FoldedText.Plain(identifier.Value);
        var issuer = string.IsNullOrWhiteSpace(identifier.Country) ? "" : $" ({identifier.Country})";
        return new(
            value.Length == 0 ? "" : $"{FoldedText.Of(identifier.Kind)}|{value}|{FoldedText.Of(identifier.Country)}",
            $"{identifier.Kind}: {identifier.Value}{issuer}");
    }

    /// <summary>The date as it was understood; the publisher's own words for it do not matter.</summary>
    public static ContentValue Date(ListedDate date)
    {
        var range = date.To is { } to ? $"{date.From} – {to}" : $"{date.From}";
        return new($"{(date.Approximate ? "~" : "")}{date.From}/{date.To}", date.Approximate ? $"~ {range}" : range);
    }
}
