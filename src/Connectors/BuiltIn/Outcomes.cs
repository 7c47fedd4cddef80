using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.BuiltIn;

internal static class Outcomes
{
    public static WriteOutcome NoSuchRecord { get; } = Rejected("There is no such record.");

    public static WriteOutcome Rejected(string message) => new() { Status = WriteStatus.Rejected, Message = message };
}
