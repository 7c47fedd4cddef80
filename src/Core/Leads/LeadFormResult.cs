namespace WorkflowConnect.Core.Leads;

/// <summary>The data that was read, or null and the errors.</summary>
/// <param name="Data">Null when there are errors.</param>
/// <param name="Errors">All of them.</param>
/// <param name="IgnoredFields">Names of fields that mean nothing here.</param>
public sealed record LeadFormResult(LeadData? Data, IReadOnlyList<FieldError> Errors, IReadOnlyList<string> IgnoredFields);
