namespace WorkflowConnect.Engine;

/// <summary>The strategies that a designer may choose for an activity.</summary>
public sealed class ResilienceStrategies
{
    private readonly Dictionary<string, ResilienceStrategy> byId;

    internal ResilienceStrategies(WorkflowEngineOptions options) =>
        byId = options.ResilienceStrategies.ToDictionary(strategy => strategy.Id, StringComparer.OrdinalIgnoreCase);

    internal static IReadOnlyList<ResilienceStrategy> Usual { get; } =
    [
        new() { Id = "http-quick", DisplayName = "3 tries, 1 s apart and growing", Category = ResilienceStrategy.Http },
        new()
        {
            Id = "http-patient", DisplayName = "10 tries, 10 s apart and growing up to 1 h", Category = ResilienceStrategy.Http,
            MaxRetryAttempts = 10, Delay = TimeSpan.FromSeconds(10),
        },
        new() { Id = "quick", DisplayName = "3 tries after any fault, 1 s apart and growing", RetriesEveryFault = true },
        new()
        {
            Id = "patient", DisplayName = "10 tries after any fault, 10 s apart and growing up to 1 h",
            MaxRetryAttempts = 10, Delay = TimeSpan.FromSeconds(10), RetriesEveryFault = true,
        },
        new() { Id = "none", DisplayName = "No second try", MaxRetryAttempts = 0 },
    ];

    /// <summary>Those of a category, or all.</summary>
    public IReadOnlyList<ResilienceStrategy> List(string? category = null) =>
        [.. byId.Values.Where(item => string.IsNullOrEmpty(category) || string.Equals(item.Category, category, StringComparison.OrdinalIgnoreCase))];

    /// <summary>One of them, or null.</summary>
    public ResilienceStrategy? Find(string? id) => id is null ? null : byId.GetValueOrDefault(id);
}
