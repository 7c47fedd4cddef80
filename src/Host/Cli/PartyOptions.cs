using System.CommandLine;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Host.Cli;

/// <summary>Options that say who one party is.</summary>
internal static class PartyOptions
{
    public static Option<string> Type { get; } = TypeOption();

    public static Option<string?> BirthDate { get; } = new("--birth-date") { Description = "yyyy, yyyy-MM or yyyy-MM-dd." };

    public static Option<string?> Country { get; } = new("--country") { Description = "Nationality, or the company's seat: code or name." };

    /// <summary>The party; null when an option cannot be read, which has then been said.</summary>
    public static Party? PartyOf(ParseResult parsed, string name)
    {
        PartialDate born = default;
        if (parsed.GetValue(BirthDate) is { } date && !PartialDate.TryParse(date, out born))
        {
            Console.Error.WriteLine("--birth-date must be yyyy, yyyy-MM or yyyy-MM-dd.");
            return null;
        }

        var code = "";
        if (parsed.GetValue(Country) is { } country && !CountryNames.TryGetCode(country, out code))
        {
            Console.Error.WriteLine("--country is not known; use its ISO 3166 code or its German or English name.");
            return null;
        }

        return new Party
        {
            Kind = parsed.GetValue(Type) == "company" ? PartyKind.Company : PartyKind.Person,
            Name = name,
            BirthDate = parsed.GetValue(BirthDate) is null ? null : born,
            Countries = code.Length == 0 ? [] : [code],
        };
    }

    private static Option<string> TypeOption()
    {
        var type = new Option<string>("--type") { Description = "person or company.", DefaultValueFactory = _ => "person" };
        type.AcceptOnlyFromAmong("person", "company");
        return type;
    }
}
