using System.Reflection;

namespace WorkflowConnect.Core.Screening.Names;

/// <summary>Reads the tables that lie beside the code: tab-separated, <c>#</c> begins a comment line.</summary>
internal static class ScreeningData
{
    public static IEnumerable<string[]> Rows(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Screening/{file}")
            ?? throw new InvalidOperationException($"The table {file} is not embedded; see Core.csproj.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t');
            }
        }
    }
}
