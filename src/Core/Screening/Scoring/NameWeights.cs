namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>What a difference of two names costs, against what a matched word is worth. Part of the profile's version.</summary>
public sealed record NameWeights
{
    /// <summary>A distinctive word of the party that the listed name lacks, times its weight.</summary>
    public double Extra { get; init; } = 1.26;

    /// <summary>The same for particles, titles, trade words and legal forms.</summary>
    public double ExtraCommon { get; init; } = 0.9;

    /// <summary>A distinctive word of the listed name that the party lacks. Listed names carry patronymics and tribes that few people write.</summary>
    public double Missing { get; init; } = 0.45;

    public double MissingCommon { get; init; } = 0.63;

    /// <summary>Added where each name has a distinctive word that the other lacks, times the lesser weight: another name stands in its place.</summary>
    public double Conflict { get; init; } = 0.5;

    /// <summary>Taken instead of the costs of common words where only one distinctive word is shared: Mars is not Mars Investment.</summary>
    public double LoneCommon { get; init; } = 0.63;

    /// <summary>Added where only one distinctive word is shared and each name has trade words or forms that the other lacks, times the greater weight.</summary>
    public double OtherTrade { get; init; } = 1;

    /// <summary>Two words where one letter of three differs.</summary>
    public double ShortSlip { get; init; } = 0.45;

    /// <summary>Matched weight from which a match stands on its own; "CORP" alone stays far below.</summary>
    public double Enough { get; init; } = 0.5;

    /// <summary>The same for two distinctive words: Muhammad Ali is a whole name, however many bear it.</summary>
    public double EnoughOfTwo { get; init; } = 0.4;

    /// <summary>The same where only trade words are in common, unless they are the whole name on both sides.</summary>
    public double EnoughOfNone { get; init; } = 2;

    /// <summary>Taken off the likeness of the only distinctive word in common for each letter that it is short of eight.</summary>
    public double LoneLetter { get; init; } = 0.036;

    /// <summary>An initial of the party for a word of the listed name.</summary>
    public double Initial { get; init; } = 0.75;

    /// <summary>A listed initial says little about a full word of the party, so the word stays mostly unexplained.</summary>
    public double ListedInitial { get; init; } = 0.4;
}
