using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>A record that is about to be created.</summary>
/// <param name="Kind">Company or contact.</param>
/// <param name="Fields">As <see cref="IVendor.Fit"/> gave them.</param>
/// <param name="Company">The contact's company, or null.</param>
/// <param name="Key">Our own key of the write; letters and digits.</param>
internal sealed record RecordDraft(RecordKind Kind, IReadOnlyDictionary<string, string> Fields, RecordRef? Company, string Key);
