namespace WorkflowConnect.Engine.Authoring;

/// <summary>The ports through which an activity is left.</summary>
public sealed record Outcomes(params string[] Names)
{
    /// <summary>Left through <c>Done</c>.</summary>
    public static readonly Outcomes Default = new("Done");

    /// <summary>Left through no port.</summary>
    public static readonly Outcomes Empty = new([]);

    internal bool Contains(string port)
    {
        foreach (var name in Names)
        {
            if (string.Equals(name, port, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
