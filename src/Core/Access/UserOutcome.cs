namespace WorkflowConnect.Core.Access;

/// <summary>The user after a change, or the sentence that says why it was refused and what to do; never both.</summary>
public sealed record UserOutcome
{
    private UserOutcome(User? user, string? mistake) => (User, Mistake) = (user, mistake);

    public User? User { get; }

    public string? Mistake { get; }

    public static UserOutcome Done(User user) => new(user, null);

    public static UserOutcome Refused(string mistake) => new(null, mistake);
}
