using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Cli;

/// <summary>Tables of parties and of pairs from the command line.</summary>
[Collection(nameof(ServingProduct))]
public sealed class TableTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wfc-tables-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Every_row_has_its_score_in_the_order_of_the_table()
    {
        var rows = Enumerable.Range(0, 3_000).Select(i => i % 1_000 == 7 ? $"{i}\tIndividual\tTESTMANN, Gudrun\t1961-03-04" : $"{i}\tIndividual\tNobody{i} Atall\t");
        var table = Write("parties.tsv", ["id\ttype\tname\tBirth date", .. rows]);
        var screened = await RunningProduct.RunProgramAsync(["screen", table, "--names", Names(), "--all-scores"]);
        screened.Code.ShouldBe(4, screened.Error);
        var lines = screened.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('\t')).ToList();
        lines.Select(line => line[0]).ShouldBe(Enumerable.Range(0, 3_000).Select(i => $"{i}"));
        lines.Where(line => line[1] == "hit").Select(line => line[0]).ShouldBe(["7", "1007", "2007"]);
        lines[7].ShouldBe(["7", "hit", "1.0000", "E1", "Gudrun Testmann"]);
        screened.Error.ShouldContain("hit: 3");
    }

    [Fact]
    public async Task German_columns_semicolons_and_dates_are_read_and_clear_rows_are_left_out()
    {
        var table = Write("kunden.csv", ["Kundennummer;Vorname;Nachname;Geburtsdatum;Art", "K1;Gudrun;Testmann;04.03.1961;Person", "K2;Rolf;Niemand;;Person"]);
        var screened = await RunningProduct.RunProgramAsync(["screen", table, "--names", Names()]);
        screened.Code.ShouldBe(4, screened.Error);
        screened.Output.Trim().ShouldStartWith("K1\thit\t1.0000\tE1");
        screened.Output.ShouldNotContain("K2");
    }

    [Theory]
    [InlineData("None of the 2 columns in the first line is 'name'", "who;what", "a;b")]
    [InlineData("line 2: there is no name", "id;name", "1;")]
    [InlineData("line 2: the birth date", "id;name;birth date", "1;A B;soon")]
    [InlineData("Line 2: a quotation mark is not closed", "id,name", "1,\"Gudrun Testmann", "2,Erika Niemand")]
    [InlineData("nobody was screened", "id,name")]
    public async Task What_cannot_be_read_is_told_and_is_never_clear(string expected, params string[] lines)
    {
        var screened = await RunningProduct.RunProgramAsync(["screen", Write("bad.csv", lines), "--names", Names(), "--all-scores"]);
        screened.Code.ShouldBeOneOf(2, 5);
        screened.Error.ShouldContain(expected);
        screened.Output.ShouldNotContain("clear");
    }

    [Theory]
    [InlineData("kunden.csv")]
    [InlineData("./kunden")]
    [InlineData("Gudrun Niemand", "--all-scores")]
    [InlineData(".")]
    [InlineData(" ")]
    public async Task A_table_that_is_not_there_is_no_name(params string[] given)
    {
        var screened = await RunningProduct.RunProgramAsync(["screen", .. given, "--names", Names()]);
        screened.Code.ShouldBe(2);
        screened.Error.Trim().ShouldNotBeEmpty();
        screened.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pairs_are_scored_in_either_direction()
    {
        var table = Write("pairs.csv", [
            "name1,name2,schema,birth date1,birth date2",
            "Gudrun Testmann,\"TESTMANN, Gudrun\",Person,,",
            "Gudrun Testmann,Gudrun Eva Testmann,Person,,",
            "Gudrun Eva Testmann,Gudrun Testmann,Person,,",
            "Gudrun Testmann,Gudrun Testmann,Person,1961-03-04,1988-01-01",
            "Gudrun Testmann,Rolf Niemand,Person,,"]);
        var matched = await RunningProduct.RunProgramAsync(["match", table, "--names", Names()]);
        matched.Code.ShouldBe(0, matched.Error);
        var scores = matched.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        scores.Count.ShouldBe(5);
        scores[0].ShouldBe(1);
        scores[1].ShouldBe(scores[2]);
        scores[1].ShouldBeInRange(0.75, 0.99);
        scores[3].ShouldBeLessThan(0.8);
        scores[4].ShouldBe(0);
    }

    private string Names() => Write("names.tsv", ["E1\tHOUSE\tIndividual\tP\tGudrun Testmann", "E2\tHOUSE\tEntity\tP\tBeispiel Handels GmbH"]);

    private string Write(string name, string[] lines)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllLines(path, lines);
        return path;
    }
}
