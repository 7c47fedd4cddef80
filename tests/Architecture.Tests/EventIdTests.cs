using System.Text.RegularExpressions;

namespace WorkflowConnect.Architecture.Tests;

/// <summary>An event id in the log means one thing: operations watch for numbers.</summary>
public sealed partial class EventIdTests
{
    [Fact]
    public void No_two_log_messages_share_an_event_id() =>
        Repository.Files("src", ".cs")
            .SelectMany(file => LoggerMessage().Matches(file.Code).Select(match => (file.Path, Id: match.Groups["id"].Value)))
            .GroupBy(message => message.Id)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(message => message.Path))}")
            .ShouldBeEmpty();

    [GeneratedRegex(@"\[LoggerMessage\(\s*(EventId\s*=\s*)?(?<id>\d+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex LoggerMessage();
}
