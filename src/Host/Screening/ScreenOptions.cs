namespace WorkflowConnect.Host.Screening;

/// <summary>What <c>POST /screen</c> takes; section <c>Screening:Http</c>.</summary>
internal sealed class ScreenOptions
{
    public const string Section = "Screening:Http";

    /// <summary>Parties in one JSON body; default 1,000, at most 10,000.</summary>
    public int MostParties { get; set; } = 1_000;

    /// <summary>Of them with a protocol each; default 100: a document takes a hundred times as long as a check.</summary>
    public int MostProtocols { get; set; } = 100;

    /// <summary>Bytes of a JSON body; default 4 MiB.</summary>
    public int LargestJson { get; set; } = 4 << 20;

    /// <summary>Bytes of a table; default 1 GiB.</summary>
    public long LargestTable { get; set; } = 1L << 30;

    /// <summary>Tables that are worked on at the same time, each on all cores; default 2.</summary>
    public int TablesAtOnce { get; set; } = 2;
}
