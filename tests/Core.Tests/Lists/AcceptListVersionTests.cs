using System.Text;
using FsCheck;
using FsCheck.Fluent;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Lists.Formats;
using WorkflowConnect.Core.Lists.Formats.Ofac;
using WorkflowConnect.Core.Lists.Formats.Un;

namespace WorkflowConnect.Core.Tests.Lists;

public sealed class AcceptListVersionTests
{
    private static readonly ListSource Source = ListSources.Un with { MinimumCount = 3 };
    private static readonly ListsOptions Options = new();

    [Fact]
    public void A_whole_list_is_accepted()
    {
        Judge(ListWorld.UnList(3)).Reasons.ShouldBeEmpty();
    }

    [Fact]
    public void All_reasons_come_at_once()
    {
        var text = ListWorld.UnList(1, "2020-01-01", "<INDIVIDUAL/><INDIVIDUAL/><INDIVIDUAL/><INDIVIDUAL/><INDIVIDUAL><REFERENCE_NUMBER>QDi.001</REFERENCE_NUMBER><FIRST_NAME>X</FIRST_NAME></INDIVIDUAL>");

        var reasons = Judge(text, Last(100)).Reasons;

        reasons.Count.ShouldBe(5);
        reasons[0].ShouldStartWith("4 records could not be read, 3 are allowed");
        reasons[1].ShouldContain("at least 3 are expected");
        reasons[2].ShouldContain("the last accepted one has 100");
        reasons[3].ShouldStartWith("1 ids occur more than once (QDi.001)");
        reasons[4].ShouldContain("older than the accepted one");
    }

    [Fact]
    public void Of_a_damaged_file_nothing_is_said_but_that()
    {
        Judge(ListWorld.UnList(1, "2020-01-01") + "<", Last(100)).Reasons.Single().ShouldContain("not whole");
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void Names_that_a_wrong_encoding_damaged_are_borne_in_small_number(int damaged, bool accepted)
    {
        var extra = string.Concat(Enumerable.Range(0, damaged).Select(i => $"<INDIVIDUAL><REFERENCE_NUMBER>X.{i}</REFERENCE_NUMBER><FIRST_NAME>JÃ¼rgen</FIRST_NAME></INDIVIDUAL>"));

        var verdict = Judge(ListWorld.UnList(100, extra: extra));

        verdict.Accepted.ShouldBe(accepted, string.Join(" ", verdict.Reasons));
        verdict.Reasons.ShouldAllBe(r => r.Contains("encoding", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(89, false)]
    public void A_list_may_lose_ten_percent_and_no_more(int count, bool accepted)
    {
        Judge(ListWorld.UnList(count), Last(100)).Accepted.ShouldBe(accepted);
    }

    [Fact]
    public void A_sample_is_nothing_to_compare_with()
    {
        Judge(ListWorld.UnList(3, "2020-01-01"), Last(100) with { IsSample = true }).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Another_list_under_the_lists_address_is_refused()
    {
        var parsed = ListFixtures.Parse(new UnXmlFormat(), ListWorld.UnList(3));

        AcceptListVersion.Judge(parsed, Source with { Code = ListCodes.Eu }, null, Options).Reasons.Single().ShouldStartWith("3 entries belong to another list");
    }

    [Fact]
    public void A_truncated_xml_list_is_never_accepted()
    {
        var whole = Encoding.UTF8.GetBytes(ListWorld.UnList(20).TrimEnd());

        Prop.ForAll(Gen.Choose(0, whole.Length - 1).ToArbitrary(), length => !Judge(Encoding.UTF8.GetString(whole, 0, length)).Accepted)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));
        Judge(Encoding.UTF8.GetString(whole)).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void A_truncated_csv_set_is_never_accepted()
    {
        var format = new OfacCsvFormat();
        var files = new Dictionary<string, string>
        {
            ["sdn.csv"] = string.Concat(Enumerable.Range(1, 8).Select(i => $"{i},\"LAST, First {i}\",\"individual\",\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 19{i + 50}; a.k.a. 'X;Y'.\"\r\n")) + "\u001A",
            ["alt.csv"] = "1,1,\"aka\",\"OTHER, Name\",-0- \r\n2,2,\"aka\",\"MORE\",-0- \r\n\u001A",
            ["add.csv"] = "1,1,\"Street \"\"1\"\"\",\"Havana\",\"Cuba\",-0- \r\n\u001A",
            ["sdn_comments.csv"] = "",
        };
        var source = ListSources.OfacSdn with { MinimumCount = 1 };
        bool Accepted(IReadOnlyDictionary<string, string> set) => AcceptListVersion.Judge(
            ListFixtures.Parse(format, ListFixtures.Text([.. set.Select(f => (f.Key, f.Value))])), source, null, Options).Accepted;

        var cuts = from name in Gen.Elements("sdn.csv", "alt.csv", "add.csv") from length in Gen.Choose(0, files[name].Length - 1) select (name, length);
        Prop.ForAll(cuts.ToArbitrary(), cut => !Accepted(new Dictionary<string, string>(files) { [cut.name] = files[cut.name][..cut.length] }))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));
        Accepted(files).ShouldBeTrue();
    }

    private static AcceptanceVerdict Judge(string xml, ListVersion? last = null) =>
        AcceptListVersion.Judge(ListFixtures.Parse(new UnXmlFormat(), xml), Source, last, Options);

    private static ListVersion Last(int count) => new()
    {
        List = ListCodes.Un,
        Sha256 = new string('a', 64),
        PublishedAt = new DateTimeOffset(2026, 11, 19, 0, 0, 0, TimeSpan.Zero),
        FetchedAt = new DateTimeOffset(2026, 11, 19, 1, 0, 0, TimeSpan.Zero),
        EntryCount = count,
        NameCount = count,
        Source = "https://example.org/",
    };
}
