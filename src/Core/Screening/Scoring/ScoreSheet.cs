namespace WorkflowConnect.Core.Screening.Scoring;

/// <summary>Collects parts in whole ten-thousandths, so that they sum to the score to the last digit.</summary>
internal struct ScoreSheet
{
    private const double Unit = 10_000;
    private readonly List<ScorePart>? parts;

    /// <param name="explains">False where only the sum is wanted; nothing is allocated then.</param>
    public ScoreSheet(bool explains) => parts = explains ? [] : null;

    /// <summary>Texts for the parts are wanted; else they need not be made.</summary>
    public readonly bool Explains => parts is not null;

    public int Sum { get; private set; }

    public readonly IReadOnlyList<ScorePart> Parts => parts ?? [];

    public readonly double Score => Sum / Unit;

    public void Add(string code, double points, string? given = null, string? listed = null)
    {
        var units = (int)Math.Round(points * Unit, MidpointRounding.AwayFromZero);
        if (units != 0)
        {
            Sum += units;
            parts?.Add(new ScorePart(code, units / Unit, given, listed));
        }
    }

    /// <summary>Keeps the sum between 0 and 1; the last thing to be called.</summary>
    public void Close() => Add(ScorePartCodes.Limit, (Math.Clamp(Sum, 0, (int)Unit) - Sum) / Unit);
}
