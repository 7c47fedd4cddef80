using System.Text;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Lists.Formats;
using WorkflowConnect.Core.Lists.Formats.Un;

namespace WorkflowConnect.Core.Tests.Lists;

public sealed class EncodingDamageTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Theory]
    [InlineData("Jürgen MÜLLER")]
    [InlineData("MÍŠA ŽÁČEK")]
    [InlineData("Иван Петров")]
    [InlineData("سجا برزان")]
    [InlineData("L’ÉTOILE D’OR – “Société Générale” · 5 € ½ «ÖZ»")]
    [InlineData("BÂTÎMENT Nº 3")]
    public void Honest_names_show_no_damage(string name) => EncodingDamage.IsIn(name).ShouldBeFalse();

    [Theory]
    [InlineData("Jürgen Müller")]
    [InlineData("José Peña")]
    [InlineData("Иван Петров")]
    [InlineData("Ελλάδα")]
    public void The_same_names_read_in_the_wrong_encoding_do(string name)
    {
        EncodingDamage.IsIn(Windows1252.GetString(Encoding.UTF8.GetBytes(name))).ShouldBeTrue();
        EncodingDamage.IsIn(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(name.Normalize())).Replace("?", "\uFFFD", StringComparison.Ordinal)).ShouldBeTrue();
    }

    [Fact]
    public void The_genuine_damaged_file_of_the_UN_is_refused_and_its_healthy_neighbours_are_not()
    {
        var source = ListSources.Un;
        foreach (var (file, accepted) in new[] { ("2026-02-27.xml", true), ("2026-03-28.xml", true), ("2026-04-17.xml", true), ("2026-08-01.xml", true), ("damaged.xml", false) })
        {
            var list = ListFixtures.Parse(new UnXmlFormat(), ListFiles.OnDisk([KeyValuePair.Create("consolidated.xml", ListFixtures.Shared("lists", "un", file))]));

            var verdict = AcceptListVersion.Judge(list, source, last: null, new ListsOptions());

            verdict.Accepted.ShouldBe(accepted, $"{file}: {string.Join(" ", verdict.Reasons)}");
        }
    }
}
