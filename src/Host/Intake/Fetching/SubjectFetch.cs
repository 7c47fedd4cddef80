using WorkflowConnect.Host.Intake.Mapping;

namespace WorkflowConnect.Host.Intake.Fetching;

/// <summary>What an event only points to, and how to ask for it.</summary>
internal sealed record SubjectFetch
{
    /// <summary>What is asked for, in messages: order, contact.</summary>
    public required string What { get; init; }

    /// <summary>Where the vendor's own service answers; a settings' address takes its place.</summary>
    public required string Address { get; init; }

    /// <summary>Path and query below the address, with the names of parts in braces.</summary>
    public required string Path { get; init; }

    /// <summary>What the event says about which one; nothing else of it goes into the address.</summary>
    public required IReadOnlyList<FetchPart> Parts { get; init; }

    /// <summary>Header that holds the token.</summary>
    public string Header { get; init; } = "Authorization";

    /// <summary>What stands before the token.</summary>
    public string Scheme { get; init; } = "";

    /// <summary>Conditions on what was fetched.</summary>
    public IReadOnlyList<MappingCondition> When { get; init; } = [];

    /// <summary>The subjects in it, or null where it is one itself.</summary>
    public MappingPath? Each { get; init; }

    /// <summary>What a subject of its own has. Where some have it those without are left out; where none has, the whole is one subject.</summary>
    public MappingPath? Named { get; init; }

    /// <summary>Fields of the whole as one subject, such as the buyer.</summary>
    public IReadOnlyList<FieldSource> Otherwise { get; init; } = [];

    /// <summary>Conditions on a subject.</summary>
    public IReadOnlyList<MappingCondition> EachWhen { get; init; } = [];

    /// <summary>Tells the subjects of one event apart.</summary>
    public MappingPath? EachId { get; init; }
}
