namespace WorkflowConnect.Engine.Activities;

/// <summary>Answers the HTTP request of the run with another address.</summary>
[Activity("Elsa", "HTTP", "Answers the HTTP request by sending the caller to another address.")]
public sealed class Redirect : CodeActivity
{
    /// <summary>Absolute http or https address, or a path on this server.</summary>
    [Input(Description = "Where the caller is sent: an http or https address, or a path on this server.")]
    public Input<string> Location { get; set; } = default!;

    /// <summary>301 instead of 302: the caller may remember it.</summary>
    [Input(DisplayName = "Permanent", Description = "Whether the caller may remember the new address (301 instead of 302).")]
    public Input<bool> IsPermanent { get; set; } = new(false);

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (HttpExchanges.ToAnswer(context) is not { } exchange)
        {
            return;
        }

        var location = context.Get(Location) ?? "";
        if (!IsUsable(location))
        {
            throw new HttpHeaderException("The location of a redirect must be an http or https address, or a path. Correct it.");
        }

        var reply = new HttpReply(context.Get(IsPermanent) ? 301 : 302, null, default)
        {
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Location"] = HttpHeaderRules.Value("Location", location) },
        };
        await exchange.RespondAsync(reply, context.CancellationToken);
    }

    // Two slashes, or one of each kind, would lead a browser to another server.
    private static bool IsUsable(string location) =>
        location is ['/', not ('/' or '\\'), ..] or "/"
        || (Uri.TryCreate(location, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps));
}
