using WorkflowConnect.Core.Lists.Formats.Ch;
using WorkflowConnect.Core.Lists.Formats.Eu;
using WorkflowConnect.Core.Lists.Formats.Ofac;
using WorkflowConnect.Core.Lists.Formats.Uk;
using WorkflowConnect.Core.Lists.Formats.Un;

namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>The known formats by their code.</summary>
public static class ListFormats
{
    private static readonly IListFormat[] All =
    [
        new UnXmlFormat(),
        new OfacXmlFormat(),
        new OfacCsvFormat(),
        new OfacAdvancedFormat(ListFormatCodes.OfacAdvanced, "sdn_advanced.xml", ListCodes.OfacSdn),
        new OfacXmlFormat(ListFormatCodes.OfacOtherXml, "consolidated.xml", ListCodes.OfacOther),
        new OfacCsvFormat(ListFormatCodes.OfacOtherCsv, ListCodes.OfacOther, "cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv"),
        new OfacAdvancedFormat(ListFormatCodes.OfacOtherAdvanced, "cons_advanced.xml", ListCodes.OfacOther),
        new EuFsfXmlFormat(),
        new EuFsfCsvFormat(),
        new UkXmlFormat(),
        new UkCsvFormat(),
        new OfsiCsvFormat(),
        new SecoXmlFormat(),
        new HouseFormat(),
    ];

    public static IReadOnlyList<string> Codes { get; } = [.. All.Select(f => f.Code)];

    /// <exception cref="ArgumentException">There is no such format; the message names those that exist.</exception>
    public static IListFormat Get(string code) => All.FirstOrDefault(f => f.Code == code)
        ?? throw new ArgumentException($"There is no list format '{code}'. Use one of: {string.Join(", ", Codes)}.", nameof(code));
}
