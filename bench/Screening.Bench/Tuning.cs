using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening.Scoring;

namespace WorkflowConnect.Screening.Bench;

/// <summary>
/// Looks for weights with which the scorecard is better, one weight after the other, up and down by a share that shrinks.
/// Prints every step that helps; what is kept goes by hand into <see cref="NameWeights"/>.
/// </summary>
internal static class Tuning
{
    private const double MostFalseAlarms = 0.003;

    public static async Task RunAsync(DataFolder folder, IReadOnlyList<ListSnapshot> lists)
    {
        var scorecard = new Scorecard(folder, lists);
        var weights = JsonSerializer.SerializeToNode(MatchWeights.Default)!.AsObject();
        var best = Worth(await scorecard.MeasureAsync(null));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{best:0.0000}"));
        foreach (var step in new[] { 0.4, 0.2, 0.1 })
        {
            foreach (var (group, name) in Names(weights))
            {
                foreach (var direction in new[] { 1, -1 })
                {
                    while (true)
                    {
                        var trial = weights.DeepClone().AsObject();
                        var part = group is null ? trial : trial[group]!.AsObject();
                        var old = (double)part[name]!;
                        var value = Math.Round(old == 0 ? direction * step : old * (1 + (direction * step)), 4);
                        if (!IsSensible(name, value))
                        {
                            break;
                        }

                        part[name] = value;
                        var worth = Worth(await scorecard.MeasureAsync(null, trial.Deserialize<MatchWeights>()));
                        if (worth <= best + 0.00005)
                        {
                            break;
                        }

                        (best, weights) = (worth, trial);
                        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{best:0.0000} {group}.{name} {old:0.####} -> {part[name]}"));
                    }
                }
            }
        }

        Console.WriteLine(weights.ToJsonString());
        foreach (var figure in await scorecard.MeasureAsync(null, weights.Deserialize<MatchWeights>()))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure.Value,8:0.0000}  {figure.Name}"));
        }
    }

    /// <summary>
    /// The sets hold hardly any party with a name more than the list has; people have second names all the same, so what
    /// the sets would like must not count.
    /// </summary>
    private static bool IsSensible(string name, double value) => name switch
    {
        nameof(NameWeights.Extra) => value is >= 0.7 and <= 1.4,
        nameof(NameWeights.EnoughOfNone) => value <= 3,
        _ => value is >= -1 and <= 1.5,
    };

    private static IEnumerable<(string? Group, string Name)> Names(JsonObject weights)
    {
        foreach (var (name, value) in weights.ToList())
        {
            if (value is JsonObject group)
            {
                foreach (var (inner, _) in group.ToList())
                {
                    yield return (name, inner);
                }
            }
            else
            {
                yield return (null, name);
            }
        }
    }

    private static double Worth(IReadOnlyList<ScorecardFigure> figures)
    {
        double Value(string name) => figures.Single(f => f.Name == name).Value;
        return (2 * Value("queries: recall at 0.75"))
            - (30 * Math.Max(0, Value("queries: false alarms at 0.75") - MostFalseAlarms))
            - (0.6 * Math.Max(0.03, Value("hard negatives: false alarms at 0.75")))
            + Value("UN persons misspelt: found at 0.75")
            - (4 * Value("strangers with birth date and country: alarms at 0.75"))
            + (0.5 * (Value("name pairs: F1 at 0.70") + Value("name pairs: best F1")))
            + (0.15 * (Value("Cyrillic and Latin: F1 at 0.70") + Value("Cyrillic and Latin: best F1")))
            + (0.15 * (Value("Arabic and Latin: F1 at 0.70") + Value("Arabic and Latin: best F1")))
            + (0.05 * (Value("Hangul and Latin: F1 at 0.70") + Value("Hangul and Latin: best F1")))
            + (0.5 * (Value("UN and UK names of one designee: F1 at 0.70") + Value("UN and UK names of one designee: best F1")));
    }
}
