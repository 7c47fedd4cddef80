using System.Globalization;
using System.IO.Compression;
using System.Text;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Host.Screening.Tables;

namespace WorkflowConnect.Host.Tests.Screening;

/// <summary>Tables of parties as people send them: whatever would leave somebody out is told, never passed over.</summary>
public sealed class PartyTableTests
{
    [Theory]
    [InlineData("Line 2: a quotation mark", "id,name\n1,\"Ayman al Zawahri\n2,Erika\n")]
    [InlineData("Line 2: a quotation mark", "id,name\n1,\"Ayman al Zawahri\n2,\"Erika\"\n")]
    [InlineData("Line 3: a quotation mark", "id,name\n\n2,\"Ayman al Zawahri")]
    [InlineData("columns 2 and 3 are both headed 'name'", "id,name,Name\n1,Erika,Ayman al Zawahri\n")]
    [InlineData("columns 1 and 3 are both headed 'birth date'", "birth date,name,birth_date\n1950,Erika,1951\n")]
    [InlineData("no row below its first line", "id,name\n")]
    [InlineData("no row below its first line", "name\n\n\n")]
    [InlineData("None of the 2 columns", "1,Erika Mustermann\n2,Bert\n")]
    [InlineData("None of the 0 columns", "")]
    public void What_would_hide_a_row_is_refused(string why, string table)
    {
        var refused = Should.Throw<InvalidDataException>(() => Rows(table));
        refused.Message.ShouldContain(why);
        refused.Message.ShouldNotContain("Erika");
    }

    [Theory]
    [InlineData("line breaks", "id,name\n1,\"Ayman\nErika\"\n")]
    [InlineData("line breaks", "id,name,street\n1,Erika,\"Main Street\n2,Ayman al Zawahri,\"\n")]
    [InlineData("more cells", "name,country\nZawahri, Ayman,EG\n")]
    [InlineData("wrong encoding", "name\nJÃ¼rgen MÃ¼ller\n")]
    [InlineData("wrong encoding", "name\nJ\uFFFDrgen\n")]
    [InlineData("birth date", "name,birth date\nErika,17/05/1980\n")]
    [InlineData("no name", "id,name\n1,\n")]
    public void A_row_of_which_nothing_is_sure_is_not_screened(string why, string table)
    {
        var row = Rows(table).ShouldHaveSingleItem();
        row.Error.ShouldNotBeNull().ShouldStartWith("line 2: ");
        row.Error.ShouldContain(why);
        row.Parties.ShouldBeEmpty();
    }

    [Fact]
    public void Quotation_marks_in_the_middle_separators_and_addresses_of_two_lines_are_no_damage()
    {
        var rows = Rows("id,name,street,note\n1,Bob \"the Knife\" Smith,\"Main Street\nSecond Floor\",x\n2,\"Smith, \"\"Bob\"\"\",,\n3,Erika,,,,\n");
        rows.ShouldAllBe(row => row.Error == null);
        rows.Select(row => row.Id).ShouldBe(["1", "2", "3"]);
        rows.Select(row => row.Parties[0].Name).ShouldBe(["Bob \"the Knife\" Smith", "Smith, \"Bob\"", "Erika"]);
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void Names_are_read_in_the_encodings_that_programs_write(string encoding)
    {
        const string Text = "Kennung;Vorname;Nachname;Land;Geburtsdatum\nK1;Jürgen;Šćepanović-Größe;Österreich;4.3.1961\n";
        var charset = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        // ć is not in Windows-1252.
        var text = encoding == "windows-1252" ? Text.Replace('ć', 'c') : Text;
        using var bytes = new MemoryStream([.. charset.GetPreamble(), .. charset.GetBytes(text)]);
        var row = Rows(bytes).ShouldHaveSingleItem();
        row.Id.ShouldBe("K1");
        var party = row.Parties[0];
        party.Name.ShouldBe(encoding == "windows-1252" ? "Jürgen Šcepanović-Größe".Replace('ć', 'c') : "Jürgen Šćepanović-Größe");
        party.Countries.ShouldBe(["AT"]);
        party.BirthDate.ShouldBe(PartialDate.OfDay(1961, 3, 4));
    }

    [Fact]
    public void Bytes_at_the_edge_of_what_is_read_at_once_are_not_lost()
    {
        var text = new StringBuilder("id;name\n");
        for (var i = 0; i < 40_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i};Jürgen Größe{(i % 7 == 0 ? "n" : "")}\n");
        }

        using var bytes = new MemoryStream(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text.ToString()));
        var rows = Rows(bytes);
        rows.Count.ShouldBe(40_000);
        rows.Select((row, i) => row.Parties[0].Name == (i % 7 == 0 ? "Jürgen Größen" : "Jürgen Größe")).ShouldAllBe(same => same);
    }

    [Fact]
    public void A_country_that_is_not_known_is_left_out_and_said()
    {
        var rows = Rows("name,country\nErika,Atlantis\nBert,NA\nCarl,n/a\nDora,\"Germany; FR\"\n");
        rows.Select(row => row.Note is null).ShouldBe([false, true, true, true]);
        rows[0].Note.ShouldStartWith("line 2: ");
        rows.Select(row => string.Join(',', row.Parties[0].Countries)).ShouldBe(["", "NA", "", "DE,FR"]);
    }

    [Theory]
    [InlineData("type", "person", "Person")]
    [InlineData("type", "Organization", "Company")]
    [InlineData("type", "Kunde", "Person,Company")]
    [InlineData("type", "", "Person,Company")]
    public void A_word_that_does_not_tell_the_kind_means_both(string heading, string word, string kinds) =>
        string.Join(',', Rows($"name,{heading}\nErika,{word}\n")[0].Parties.Select(party => party.Kind)).ShouldBe(kinds);

    [Theory]
    [InlineData("Vorname;Nachname;Firma\nErika;Muster;Beispiel GmbH\n", "Person:Erika Muster,Company:Erika Muster,Company:Beispiel GmbH")]
    [InlineData("Vorname;Nachname;Firma;Art\nErika;Muster;Beispiel GmbH;Person\n", "Person:Erika Muster,Company:Beispiel GmbH")]
    [InlineData("Name;Vorname\nMuster;Erika\n", "Person:Erika Muster,Company:Erika Muster")]
    [InlineData("Name;Vorname;Art\nErika Muster;Erika;Person\n", "Person:Erika Muster")]
    [InlineData("Firma;Vorname;Nachname\nBeispiel GmbH;;\n", "Person:Beispiel GmbH,Company:Beispiel GmbH")]
    public void Everybody_whom_a_row_names_is_screened(string table, string parties) =>
        string.Join(',', Rows(table)[0].Parties.Select(party => $"{party.Kind}:{party.Name}")).ShouldBe(parties);

    [Fact]
    public void Several_columns_of_one_meaning_are_all_looked_at()
    {
        var party = Rows("name,full name,country,nationality,alias,aka\nErika,Erika Muster,DE,FR,E. M.,Ricki\n")[0].Parties[0];
        party.Name.ShouldBe("Erika");
        party.Aliases.ShouldBe(["Erika Muster", "E. M.", "Ricki"]);
        party.Countries.ShouldBe(["DE", "FR"]);
    }

    [Fact]
    public void A_compressed_file_that_was_cut_off_is_refused()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var file = File.Create(path))
            using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
            using (var text = new StreamWriter(gzip))
            {
                text.Write("id,name\n");
                for (var i = 0; i < 20_000; i++)
                {
                    text.Write(string.Create(CultureInfo.InvariantCulture, $"{i},Erika {i * 7919 % 10_007}\n"));
                }
            }

            Read(path).ShouldBe(20_000);
            using (var file = File.OpenWrite(path))
            {
                file.SetLength(file.Length / 2);
            }

            Should.Throw<InvalidDataException>(() => Read(path)).Message.ShouldContain("ends too early");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static int Read(string path)
    {
        using var table = PartyTable.Open(path);
        var rows = 0;
        while (table.Read() is not null)
        {
            rows++;
        }

        return rows;
    }

    private static List<PartyRow> Rows(string table)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(table));
        return Rows(bytes);
    }

    private static List<PartyRow> Rows(Stream bytes)
    {
        using var table = PartyTable.Open(bytes);
        var rows = new List<PartyRow>();
        while (table.Read() is { } row)
        {
            rows.Add(row);
        }

        return rows;
    }
}
