namespace WorkflowConnect.Core.Parties;

/// <summary>What a checked party is.</summary>
public enum PartyKind
{
    /// <summary>A natural person.</summary>
    Person,

    /// <summary>A company, association, authority or other organisation.</summary>
    Company,
}
