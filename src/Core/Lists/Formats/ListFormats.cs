using WorkflowConnect.Core.Lists.Formats.Eu;
using WorkflowConnect.Core.Lists.Formats.Ofac;
using WorkflowConnect.Core.Lists.Formats.Un;

namespace WorkflowConnect.Core.Lists.Formats;

/// <summary>The known formats by their code.</summary>
public static class ListFormats
{
    private static readonly IListFormat[] All = [new UnXmlFormat(), new OfacXmlFormat(), new OfacCsvFormat(), new EuFsfXmlFormat()];

    public static IReadOnlyList<string> Codes { get; } = [.. All.Select(f => f.Code)];

    /// <exception cref="ArgumentException">There is no such format; the message names those that exist.</exception>
    public static IListFormat Get(string code) => All.FirstOrDefault(f => f.Code == code)
        ?? throw new ArgumentException($"There is no list format '{code}'. Use one of: {string.Join(", ", Codes)}.", nameof(code));
}
