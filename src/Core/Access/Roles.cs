using System.Collections.Frozen;
using System.Reflection;

namespace WorkflowConnect.Core.Access;

/// <summary>
/// The roles that a user can have, and what each may do. A user may have several. Nobody may vote because they
/// administer: whoever gives out roles would otherwise be both of the four eyes' guardians.
/// </summary>
public static class Roles
{
    public const string Administrator = "administrator";
    public const string Integrator = "integrator";
    public const string ComplianceOfficer = "compliance-officer";
    public const string Reviewer = "reviewer";
    public const string DataSteward = "data-steward";
    public const string Marketing = "marketing";
    public const string Auditor = "auditor";
    public const string Operator = "operator";

    private static readonly string[] Reading = [.. EveryPermission().Where(p => p.StartsWith("read:", StringComparison.Ordinal))];

    private static readonly FrozenDictionary<string, FrozenSet<string>> Table = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Administrator] = [.. EveryPermission().Where(p => p is not (Permissions.VoteOnReviews or Permissions.RevokeClearances))],
        [Integrator] =
        [
            Permissions.ReadDefinitions, Permissions.WriteDefinitions, Permissions.PublishDefinitions, Permissions.RetractDefinitions,
            Permissions.DeleteDefinitions, Permissions.ExecuteDefinitions, Permissions.ReadInstances, Permissions.WriteInstances,
            Permissions.CancelInstances, Permissions.DeleteInstances, Permissions.TriggerEvents, Permissions.CompleteTasks,
            Permissions.ReadLists, Permissions.ReadSecrets, Permissions.ReadSchedules, Permissions.WriteSchedules,
        ],
        [ComplianceOfficer] =
        [
            Permissions.ReadReviews, Permissions.VoteOnReviews, Permissions.RevokeClearances, Permissions.ReadLeads, Permissions.ReadProtocols,
            Permissions.ReadCrm, Permissions.ReadLists, Permissions.UpdateLists, Permissions.WriteHouseList, Permissions.Rescreen,
            Permissions.Screen, Permissions.ReadInstances, Permissions.ReadDefinitions, Permissions.ReadSchedules,
        ],
        [Reviewer] =
        [
            Permissions.ReadReviews, Permissions.VoteOnReviews, Permissions.ReadLeads, Permissions.ReadProtocols, Permissions.ReadCrm,
            Permissions.ReadLists, Permissions.Screen,
        ],
        [DataSteward] = [Permissions.ReadCrm, Permissions.WriteCrm, Permissions.ReadLeads, Permissions.ReadProtocols, Permissions.ReadLists, Permissions.Screen],
        [Marketing] = [Permissions.ReadCrm],
        [Auditor] = Reading,
        [Operator] =
        [
            Permissions.ReadDefinitions, Permissions.ReadInstances, Permissions.WriteInstances, Permissions.CancelInstances,
            Permissions.ReadLists, Permissions.UpdateLists, Permissions.Rescreen, Permissions.ReadSchedules, Permissions.WriteSchedules,
        ],
    }.ToFrozenDictionary(
        role => role.Key,
        role => role.Value.Append(Permissions.Enter).ToFrozenSet(StringComparer.Ordinal),
        StringComparer.Ordinal);

    /// <summary>Every role, in the order in which people read them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Administrator, Integrator, ComplianceOfficer, Reviewer, DataSteward, Marketing, Auditor, Operator];

    /// <summary>Every permission that there is.</summary>
    public static IReadOnlyList<string> AllPermissions { get; } = EveryPermission();

    /// <summary>What a role may do; nothing for a word that is no role.</summary>
    public static IReadOnlySet<string> PermissionsOf(string role) =>
        Table.TryGetValue(role, out var permissions) ? permissions : FrozenSet<string>.Empty;

    /// <summary>What the roles together may do.</summary>
    public static IReadOnlySet<string> PermissionsOf(IEnumerable<string> roles) =>
        roles.SelectMany(PermissionsOf).ToFrozenSet(StringComparer.Ordinal);

    private static string[] EveryPermission() =>
    [
        .. typeof(Permissions).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];
}
