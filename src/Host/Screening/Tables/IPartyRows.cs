namespace WorkflowConnect.Host.Screening.Tables;

/// <summary>Parties, one row after the other.</summary>
internal interface IPartyRows
{
    /// <summary>Bytes that have been read, and how many there are; 0 when that is not known.</summary>
    (long Read, long All) Progress { get; }

    /// <summary>The next row; null at the end.</summary>
    PartyRow? Read();
}
