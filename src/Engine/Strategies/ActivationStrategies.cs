namespace WorkflowConnect.Engine;

/// <summary>The activation strategies by the type names that definitions use.</summary>
public static class ActivationStrategies
{
    private const string Core = "Elsa.Workflows.ActivationValidators.AllowAlwaysStrategy, Elsa.Workflows.Core";
    private const string Validators = "Elsa.Workflows.Runtime.ActivationValidators";

    /// <summary>All of them; their names are the type names.</summary>
    public static IReadOnlyList<StrategyDescription> All { get; } =
    [
        new(Core, "Always", "A run may always begin."),
        new(TypeName("CorrelatedSingleton"), "Correlated singleton", "A run may begin if none of the same definition with the same correlation id is running."),
        new(TypeName("Correlation"), "Correlation", "A run may begin if none of any definition with the same correlation id is running."),
        new(TypeName("Singleton"), "Singleton", "A run may begin if none of the same definition is running."),
    ];

    internal static ActivationStrategy Parse(string? typeName)
    {
        var name = (typeName ?? "").Split(',')[0];
        name = name[(name.LastIndexOf('.') + 1)..];
        return name.EndsWith("Strategy", StringComparison.Ordinal) && Enum.TryParse<ActivationStrategy>(name[..^"Strategy".Length], out var known)
            ? known
            : ActivationStrategy.Always;
    }

    private static string TypeName(string name) => $"{Validators}.{name}Strategy, Elsa.Workflows.Runtime";
}
