using System.Reflection;
using WorkflowConnect.Activities.Safety;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Workflows;

/// <summary>
/// Nobody reaches the CRM unchecked: tells the engine's prover what the activities say about themselves. The writes ask
/// the check again when they run; this one finds the mistake when the workflow is drawn.
/// </summary>
internal static class ClearanceRule
{
    public static PermitRule Create() => new()
    {
        FactsOf = FactsOf,
        Permit = "a clear or released check",
        Advice = "Lead to it only from the outcome Clear of 'Screen party' or Released of 'Open review', with the same variable as Check.",
    };

    private static PermitFacts? FactsOf(ActivityDescriptor descriptor)
    {
        var gives = descriptor.ClrType.GetCustomAttribute<GivesClearanceAttribute>();
        var needs = descriptor.ClrType.GetCustomAttribute<NeedsClearanceAttribute>();
        var leavesOnce = descriptor.ClrType.IsDefined(typeof(LeavesOnceAttribute), inherit: true);
        return gives is null && needs is null && !leavesOnce
            ? null
            : new PermitFacts
            {
                GivenBy = gives?.Outcomes ?? [],
                Needs = needs is not null,
                Reference = needs?.Check ?? gives?.Check,
                LeavesOnce = leavesOnce,
            };
    }
}
