using System.Text.RegularExpressions;
using WorkflowConnect.Host.Intake.Mapping;

namespace WorkflowConnect.Host.Intake.Fetching;

/// <summary>A part of an address that an event gives; it must have the form that such parts have.</summary>
/// <param name="Name">As it stands in the path's braces.</param>
/// <param name="From">Where the event says it.</param>
/// <param name="Form">The whole value; its group <c>part</c> is what is used.</param>
internal sealed record FetchPart(string Name, MappingPath From, Regex Form)
{
    /// <summary>The part, escaped for an address, or null.</summary>
    public string? In(MappingScope scope) =>
        From.In(scope).FirstOrDefault()?.Text() is { } text && Form.Match(text) is { Success: true } match && match.Groups["part"].Value.Trim('.').Length > 0
            ? Uri.EscapeDataString(match.Groups["part"].Value)
            : null;
}
