namespace WorkflowConnect.Connectors.Crm.Lists;

/// <summary>How a person stands in a newsletter tool with regard to one list.</summary>
internal sealed record ListState
{
    /// <summary>Nobody of that address is there.</summary>
    public static ListState Unknown { get; } = new();

    /// <summary>The tool's id of the person, or null when there is none.</summary>
    public string? Member { get; init; }

    /// <summary>The tool's id of the list, or the one it will have; null where the name is enough. See <see cref="IListTool.ForgetsLeavers"/>.</summary>
    public string? List { get; init; }

    /// <summary>The person is on the list.</summary>
    public bool IsOn { get; init; }

    /// <summary>Why the person is put on no list, or not on this one, in words that follow "The contact"; null when nothing speaks against it.</summary>
    public string? Refusal { get; init; }

    /// <summary>The tool waits for the person to confirm.</summary>
    public bool IsPending { get; init; }

    /// <summary>The person is known without having subscribed to anything.</summary>
    public bool NeverSubscribed { get; init; }
}
