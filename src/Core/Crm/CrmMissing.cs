namespace WorkflowConnect.Core.Crm;

/// <summary>Something that a connected CRM lacks.</summary>
/// <param name="What">Such as <c>field res.partner.x_last_screened (datetime)</c>.</param>
/// <param name="Why">What does not work without it.</param>
/// <param name="CanBeCreated">By <c>workflowconnect crm provision</c>; else by hand, as <paramref name="Why"/> says.</param>
public sealed record CrmMissing(string What, string Why, bool CanBeCreated);
