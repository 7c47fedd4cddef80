namespace WorkflowConnect.Core.Crm;

/// <summary>A workflow tried to write a party to the CRM that is neither clear nor released.</summary>
public sealed class NotClearedException(string checkId)
    : InvalidOperationException($"Check {checkId} is neither clear nor released; nothing may reach the CRM.");
