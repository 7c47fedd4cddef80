namespace WorkflowConnect.Core.Crm.BuiltIn;

/// <summary>How much was removed with a contact.</summary>
/// <param name="Lists">Memberships of lists.</param>
/// <param name="Documents">Documents that lay on no other record.</param>
/// <param name="Shared">Documents and activities that stay on other records.</param>
public sealed record CrmRemoved(int Lists, int Documents, int Shared);
