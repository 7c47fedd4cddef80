using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Activities.Crm;

/// <summary>Reads record references from inputs; empty ones are left out.</summary>
internal static class Records
{
    public static IReadOnlyList<RecordRef> Of(params string?[] references) =>
        [.. references.Select(RecordRef.TryParse).OfType<RecordRef>()];
}
