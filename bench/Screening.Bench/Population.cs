using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Screening.Bench;

/// <summary>The customers of an invented CRM: persons and companies, out of the words of those who are not listed, and words of their own.</summary>
internal static class Population
{
    private static readonly string[] Trades = ["Handel", "Technik", "Consulting", "Logistik", "Systems", "Bau", "Services", "Solutions"];
    private static readonly string[] Forms = ["GmbH", "AG", "KG", "GmbH & Co. KG", "Ltd", "e.K.", "UG"];
    private static readonly string[] Syllables = ["ka", "ro", "min", "tel", "sha", "vor", "dun", "li", "bek", "sar", "no", "gul", "ter", "zi", "mar", "jo", "en", "is", "or", "al", "pro", "tec", "vis", "lum"];

    public static IEnumerable<Party> Of(DataFolder? folder, int count)
    {
        string[] names = folder is null ? [.. Corpus.Synthetic(5_000).Select(r => r[4])]
            : [.. folder.Csv("eval/negatives-us-5000.csv").Skip(1).Select(r => r[0]), .. folder.Tsv("eval/queries.tsv").Where(q => q[1] == "neg" && q[3] == "Individual").Select(q => q[5])];
        string[] given = [.. names.Select(n => n.Split(' ')[0])];
        string[] family = [.. names.Select(n => n.Split(' ')[^1])];
#pragma warning disable CA5394 // Reproducible test names, no secret.
        var random = new Random(20260801);
        string Of(string[] words) => words[random.Next(words.Length)];
        for (var i = 0; i < count; i++)
        {
            var isPerson = random.Next(10) < 7;
            var own = string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Of(Syllables)));
            yield return new Party
            {
                Kind = isPerson ? PartyKind.Person : PartyKind.Company,
                Name = isPerson ? $"{Of(given)} {(random.Next(6) == 0 ? own : Of(family))}" : $"{own} {Of(Trades)} {Of(Forms)}",
                BirthDate = isPerson && random.Next(3) == 0 ? PartialDate.OfDay(random.Next(1940, 2005), random.Next(1, 13), random.Next(1, 28)) : null,
                Countries = [random.Next(5) == 0 ? "AT" : "DE"],
            };
        }
#pragma warning restore CA5394
    }
}
