using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;

namespace WorkflowConnect.Host.Crm;

/// <summary>A record of the built-in CRM with all that hangs on it.</summary>
internal sealed record CrmRecordBody(
    CrmRecord Record,
    IReadOnlyList<CrmListMember> Lists,
    IReadOnlyList<CrmDocument> Documents,
    IReadOnlyList<CrmActivity> Activities);
