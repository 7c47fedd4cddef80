using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Tests.Screening;

/// <summary>The same version of the matcher gives the same results for ever: <c>verify</c> relies on it.</summary>
public sealed class MatcherVersionTests
{
    /// <summary>Hash of the results below by version. A version stays here for ever; only new ones are added.</summary>
    private static readonly Dictionary<string, string> Recorded = new(StringComparer.Ordinal)
    {
        ["builtin/6+f32f9b37"] = "1db9b5679b73532303bae90f78cd9d8790ded8d9cb02d889641f39769328dbf5",
        ["builtin/7+f32f9b37"] = "1db9b5679b73532303bae90f78cd9d8790ded8d9cb02d889641f39769328dbf5",
    };

    [Fact]
    public async Task Results_change_only_together_with_the_version()
    {
        var results = Sha256Hex.Of(await ResultsAsync());
        Recorded.ShouldContainKey(
            MatcherVersion.Current, $"A table has changed, or the number in MatcherVersion: add [\"{MatcherVersion.Current}\"] = \"{results}\".");
        results.ShouldBe(
            Recorded[MatcherVersion.Current], "Results have changed, the version has not: raise the number in MatcherVersion, and add the new version here.");
    }

    [Fact]
    public void The_version_names_engine_code_and_tables() => MatcherVersion.Current.ShouldMatch("^builtin/[0-9]+[+][0-9a-f]{8}$");

    /// <summary>Many scripts, slips, dates and numbers against many entries, to the last digit.</summary>
    private static async Task<string> ResultsAsync()
    {
        var names = new InventedNames(4_711);
        string[] scripts = ["Вячеслав Крупенко", "Ελένη Παπαδοπούλου", "محمد علي حسن", "김정은", "Jürgen Wößmann", "Łukasz Żółć", "Abd al-Rahman Zubaydan", "Ostrovex Kabelwerk GmbH"];
        var world = new ListedWorld { Profile = new ScreeningProfile { Name = "test", Version = 1, MandatoryLists = ["EU"], AdvisoryLists = ["OFAC-SDN"], ReviewThreshold = 0.5 } };
        var listed = Enumerable.Range(0, 400).Select(_ => names.Name()).Concat(scripts).ToArray();
        for (var i = 0; i < listed.Length; i++)
        {
            world.Add(new ListEntry
            {
                List = i % 5 == 0 ? "OFAC-SDN" : "EU",
                Id = $"{i}",
                Kind = (EntryKind)(i % 3),
                Names = [new ListedName { Text = listed[i], Script = "Zyyy", Strength = i % 7 == 0 ? NameStrength.Weak : NameStrength.Strong }],
                BirthDates = i % 2 == 0 ? [new ListedDate { From = PartialDate.OfYear(1930 + (i % 60)), Approximate = i % 4 == 0 }] : [],
                Countries = i % 3 == 0 ? ["AE"] : [],
                Identifiers = i % 9 == 0 ? [new Identifier("passport", $"K{100_000 + i}")] : [],
            });
        }

        var parties = listed.Where((_, i) => i % 2 == 0).Concat(scripts).Select((name, i) => new Party
        {
            Kind = (PartyKind)(i % 2),
            Name = i % 3 == 0 ? name : names.Perturbed(name),
            BirthDate = i % 4 == 0 ? PartialDate.OfDay(1930 + (i % 60), 5, 6) : null,
            Countries = i % 5 == 0 ? ["AE"] : i % 5 == 1 ? ["BR"] : [],
            Identifiers = i % 11 == 0 ? [new Identifier("passport", $"K{100_000 + i}")] : [],
        }).ToArray();
        return string.Join('\n', (await world.ScreenAsync(parties)).Select(Text));
    }

    private static string Text(ScreeningResult result) => string.Join('|', result.Matches.Concat(result.Nearest is null ? [] : [result.Nearest])
        .Select(m => $"{m.Entry.Id} {m.MatchedName.Text} {m.Score:R} {m.IsHit} {string.Join(' ', m.Parts.Select(p => $"{p.Code}{p.Points:R}{p.Given}{p.Listed}"))}")
        .Prepend($"{result.Outcome}"));
}
