using System.Text;

namespace WorkflowConnect.Screening.Bench;

/// <summary>Keeps what goes to the console and writes it, under a heading that tells how it came about, to a Markdown file.</summary>
internal sealed class Report : IDisposable
{
    private readonly string path;
    private readonly TextWriter console = Console.Out;
    private readonly StringWriter kept = new();

    private Report(string path)
    {
        this.path = path;
        Console.SetOut(new Both(console, kept));
    }

    /// <summary>Null when no file is wanted.</summary>
    public static Report? To(string? path) => path is null ? null : new Report(path);

    public void Dispose()
    {
        Console.SetOut(console);
        File.WriteAllText(path, $"""
            # Screening: accuracy and speed

            Measured {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC on {Environment.ProcessorCount} cores shared with other work, .NET {Environment.Version}, by

                dotnet run -c Release --project bench/Screening.Bench -- shared/data bench/screening.md [--postgres CONNECTION]

            The figures of accuracy are those of [scorecard.md](scorecard.md).
            Speeds are per CPU second of one core, pg_trgm's by the clock; the peers ran over the same names in the same run, and ratios are against it.

            ```text
            {kept.ToString().TrimEnd()}
            ```

            """);
        kept.Dispose();
    }

    private sealed class Both(TextWriter first, TextWriter second) : TextWriter
    {
        public override Encoding Encoding => first.Encoding;

        public override void Write(char value)
        {
            first.Write(value);
            second.Write(value);
        }

        public override void WriteLine(string? value)
        {
            first.WriteLine(value);
            second.WriteLine(value);
        }
    }
}
