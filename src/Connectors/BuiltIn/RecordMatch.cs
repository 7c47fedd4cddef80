using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;

namespace WorkflowConnect.Connectors.BuiltIn;

/// <summary>Finds the record that the given data is about, key by key.</summary>
internal sealed class RecordMatch(ICrmTables tables)
{
    public async Task<RecordRef?> FindAsync(
        RecordKind kind,
        IReadOnlyDictionary<string, string> given,
        IReadOnlyList<string> keys,
        RecordRef? company,
        CancellationToken cancellationToken)
    {
        foreach (var key in RecordChoice.Strength.SelectMany(prefix => keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal))))
        {
            var sharing = await tables.FindByMatchKeyAsync(kind, key, cancellationToken);
            if (RecordChoice.Best(kind, key, sharing.Select(row => row.Record), given, company) is { } same)
            {
                return same.Ref;
            }
        }

        return null;
    }
}
