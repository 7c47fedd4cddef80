using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>What a definition says about the tries of one activity: the id of a strategy, or an expression that gives one.</summary>
internal sealed record ResilienceSetting(string? StrategyId, Input<object?>? Expression)
{
    /// <summary>The strategy, or null: as the engine's options say.</summary>
    public async ValueTask<ResilienceStrategy?> ChooseAsync(ActivityExecutionContext context, ResilienceStrategies strategies)
    {
        if (Expression is null)
        {
            return strategies.Find(StrategyId);
        }

        return await context.EvaluateAsync(Expression) switch
        {
            null => null,
            string id => strategies.Find(id),
            var value => Read(JsonValues.ToElement(value)),
        };
    }

    // The names are those in which an Elsa server writes a strategy.
    private static ResilienceStrategy? Read(JsonElement value)
    {
        var usual = new ResilienceStrategy { Id = "expression", DisplayName = "Computed" };
        return value.ValueKind != JsonValueKind.Object ? null : usual with
        {
            MaxRetryAttempts = Json.Property(value, "maxRetryAttempts") is { } count
                ? Math.Clamp(ValueConverter.To<int>(count), 0, 100) : usual.MaxRetryAttempts,
            Delay = Json.Property(value, "delay") is { } delay ? ValueConverter.To<TimeSpan>(delay) : usual.Delay,
            MaxDelay = Json.Property(value, "maxDelay") is { } most ? ValueConverter.To<TimeSpan>(most) : usual.MaxDelay,
            BackoffType = Json.Property(value, "backoffType") is { } kind ? ValueConverter.To<Backoff>(kind) : usual.BackoffType,
            RetriesEveryFault = true,
        };
    }
}
