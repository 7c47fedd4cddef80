namespace WorkflowConnect.Engine.Tests;

/// <summary>Needs a token and shows that it got it.</summary>
[Activity("Test", Type = "Secret", Kind = ActivityKind.Task)]
public sealed class SecretActivity : Activity
{
    [Input(CanContainSecrets = true)]
    public Input<string?> Token { get; set; } = default!;

    [Input]
    public Input<string?> Plain { get; set; } = default!;

    [Input]
    public Input<IDictionary<string, object>?> Map { get; set; } = default!;

    [Output]
    public Output<int>? Length { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.Set(Length, context.Get(Token)!.Length);
        await context.CompleteActivityAsync();
    }
}
