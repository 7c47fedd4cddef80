using System.Text;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Lists;

/// <summary>Takes the values of each field out of an entry.</summary>
internal static class ScreenedFields
{
    public static IReadOnlyList<(ScreenedField Field, Func<ListEntry, IReadOnlyList<ScreenedValue>> Values)> All { get; } =
    [
        (ScreenedField.Kind, e => [new ScreenedValue(e.Kind.ToString(), e.Kind.ToString())]),
        (ScreenedField.Names, e => [.. e.Names.Select(Name)]),
        (ScreenedField.BirthDates, e => [.. e.BirthDates.Select(Date)]),
        (ScreenedField.BirthPlaces, e => [.. e.BirthPlaces.Select(Plain)]),
        (ScreenedField.Nationalities, e => [.. e.Countries.Select(Plain)]),
        (ScreenedField.Identifiers, e => [.. e.Identifiers.Select(Number).Concat(e.DocumentNotes.Select(Plain))]),
        (ScreenedField.Addresses, e => [.. e.Addresses.Select(Place)]),
        (ScreenedField.Programmes, e => [.. e.Programmes.Select(Plain)]),
    ];

    // A name that becomes weak, or strong, counts differently in a check; whether it is called alias or former name does not.
    private static ScreenedValue Name(ListedName name)
    {
        var weak = name.Strength == NameStrength.Weak ? " (weak)" : "";
        return new ScreenedValue(Fold(name.Text) + weak, name.Text + weak);
    }

    private static ScreenedValue Date(ListedDate date)
    {
        var text = $"{(date.Approximate ? "circa " : "")}{date.From}{(date.To is { } to ? $" to {to}" : "")}";
        return new ScreenedValue(text, text);
    }

    private static ScreenedValue Number(Identifier identifier)
    {
        var country = identifier.Country is { } code ? $" ({code})" : "";
        return new ScreenedValue($"{identifier.Kind} {Letters(identifier.Value)}{country}", $"{identifier.Kind} {identifier.Value}{country}");
    }

    private static ScreenedValue Place(Address address)
    {
        var parts = new[] { address.Street, address.PostalCode, address.City, address.Region, address.Country };
        var text = string.Join(", ", parts.Where(p => !string.IsNullOrEmpty(p)));

        // Publishers move a region from one column into another.
        return new ScreenedValue(Letters(text), text);
    }

    private static ScreenedValue Plain(string text) => new(Letters(text), text);

    private static string Fold(string text) => (Formats.Words.Clean(text.Normalize(NormalizationForm.FormC)) ?? "").Trim(' ', ',', ';', '.').ToUpperInvariant();

    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            if (char.IsLetterOrDigit(c))
            {
                letters.Append(char.ToUpperInvariant(c));
            }
        }

        return letters.ToString();
    }
}
