using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Tests.Screening;

public sealed class NameAbilitiesTests
{
    [Theory]
    [InlineData("Tarvik Ondrasek", "TARVIK ONDRASEK")]
    [InlineData("Tarvik Ondrášek", "Tarvik Ondrasek")]
    [InlineData("Jürgen Wößmann", "Juergen Woessmann")]
    [InlineData("Jürgen Wößmann", "Jurgen Wossmann")]
    [InlineData("Vyacheslav Krupenko", "Вячеслав Крупенко")]
    [InlineData("Sergeyevich Krupenko", "Sergejevič Krupenko")]
    [InlineData("Dragan Čorović", "Dragan Corovic")]
    [InlineData("Dragan Corovic", "Dragan Čorović")]
    [InlineData("Dragan Čorović", "Dragan Chorovich")]
    [InlineData("Michail Sergejevitj Krupenko", "Михаил Сергеевич Крупенко")]
    [InlineData("Igor Sjukovetskij", "Igor Shukovetskiy")]
    [InlineData("Mikhail Aleksandrovich Krupenko", "Михаил A\u043bександрович Крупенко")] // The A is Latin.
    [InlineData("Iryna Leontivna Krupenko", "I\u0440ина Леонтiвна Крупенко")] // The I and an i are Latin.
    [InlineData("Evgeniy Zhukovetskiy", "Jewgenij Schukowezki")]
    [InlineData("Stavros Melidakis", "Σταύρος Μελιδάκης")]
    [InlineData("Kim Chang Hyok", "김창혁")]
    [InlineData("Salim al-Mutawakkil Bakri", "سليم المتوكل بكري")]
    [InlineData("Tarvik Ondrasek", "Ondrasek, Tarvik")]
    [InlineData("Tarvik Ondrasek", "Tarvik Ondrsaek")]
    [InlineData("Tarvik Ondrasek", "Tarvik Ondrassek")]
    [InlineData("Tarvik Ondrasek", "Tarvik Omdrasek")]
    [InlineData("Tarvik Ondrasek", "T. Ondrasek")]
    [InlineData("Tarvik Ondrasek", "Dr. Tarvik Ondrasek jun.")]
    [InlineData("Tarvik Ondrasek", "Tаrvik Ondrаsek")]
    [InlineData("Tarvik Ondrasek", "Tar\u200bvik Ondra\u00adsek")]
    [InlineData("Tarvik Ondrasek", "Ｔａｒｖｉｋ Ｏｎｄｒａｓｅｋ")]
    [InlineData("Tarvik Jovanovich Ondrasek", "Tarvik Ondrasek")]
    [InlineData("Mehmet Karabulgur", "Muhammad Karabulgur")]
    [InlineData("Abd al-Karim Zubaydan", "Abdulkarim Zubaidan")]
    [InlineData("Rashid AL-SHAMRI", "Rashid Alshamri")]
    [InlineData("Abd al-Karim Zubaydan", "عبد الكريم زبيدان")]
    [InlineData("Abdelkrim Zubaidan", "عبدالكريم زبيدان")]
    [InlineData("Sirajuddin Zubaydan", "سراج الدين زبيدان")]
    [InlineData("Siraj al-Din Zubaydan", "سراجالدین زبيدان")]
    [InlineData("Habibollah Zubaydan", "حبیب الله زبيدان")]
    [InlineData("Tahir ben Rashid Shihabi", "طاهر بن رشيد الشهابي")]
    [InlineData("Ahmad Mahdawi", "أحمد مهداوي")]
    [InlineData("Reza Fazelpour", "رضا فاضلپور")]
    [InlineData("Ridha Fadhilpour", "رضا فاضلپور")]
    [InlineData("Omar Qatirji", "عمر القاطرجي")]
    [InlineData("Khalid Alshamri", "خالد الشمري")]
    [InlineData("Tarvik Ondrasek Jan", "Tarvik Ondrasek Jna")]
    public async Task A_listed_person_is_found_under_another_spelling(string listed, string given)
    {
        var result = await new ListedWorld().Person(listed).Person("Olga Unbekannt").PersonAsync(given);

        result.Outcome.ShouldBeOneOf(ScreeningOutcome.Review, ScreeningOutcome.Hit);
        result.Matches[0].MatchedName.Text.ShouldBe(listed);
    }

    [Theory]
    [InlineData("Ostrovex Trading GmbH", "Ostrovex Trading Ltd")]
    [InlineData("OOO Ostrovex Tekhnika", "Limited Liability Company Ostrovex Tekhnika")]
    [InlineData("JSC Ostrovex Kabelwerk", "Aktionernoe Ostrovex Kabelwerk AO")]
    [InlineData("Ostrovex Kabelwerk Aktiengesellschaft", "OSTROVEX KABELWERK S.A.")]
    [InlineData("Ostrovex Kabelwerk Limited", "Ostrovex Kabelwerk Limitde")]
    [InlineData("Inkomneft Ostrovex", "Ink omneft Ostrovex")]
    [InlineData("STAR OSTROVEX", "5TAR 0STROVEX")]
    public async Task A_listed_company_is_found_whatever_its_legal_form(string listed, string given)
    {
        var result = await new ListedWorld().Organisation(listed).Organisation("Sonstwas Ltd").CompanyAsync(given);

        result.Outcome.ShouldBeOneOf(ScreeningOutcome.Review, ScreeningOutcome.Hit);
        result.Matches[0].MatchedName.Text.ShouldBe(listed);
    }

    [Theory]
    [InlineData("CORP")]
    [InlineData("Trading Company Ltd")]
    [InlineData("GmbH")]
    [InlineData("International Group")]
    [InlineData("Zvezda 46")]
    [InlineData("Ostrander Bakery")]
    [InlineData("Corporation")]
    [InlineData("General Trading Services")]
    [InlineData("Joint Stock Company International")]
    [InlineData("Smek B.V.")]
    [InlineData("Baxer GmbH")]
    [InlineData("Norticia N.V.")]
    public async Task Words_that_tell_nothing_and_other_numbers_match_nobody(string given)
    {
        var world = new ListedWorld().Organisation("CORP Ostrovex").Organisation("Ostrovex Trading Company Ltd")
            .Organisation("Ostrovex International Group GmbH").Organisation("Zvezda 45")
            .Organisation("General Trading Company").Organisation("SMEG").Organisation("Bajer S.R.L.").Organisation("JSC Anrotec Service");

        var result = await world.CompanyAsync(given);

        result.Outcome.ShouldBe(ScreeningOutcome.Clear);
        result.Matches.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_clear_party_is_told_the_nearest_entry()
    {
        var result = await new ListedWorld().Person("Tarvik Ondrasek").PersonAsync("Tarvik Belmonte");

        result.Outcome.ShouldBe(ScreeningOutcome.Clear);
        result.Nearest.ShouldNotBeNull().MatchedName.Text.ShouldBe("Tarvik Ondrasek");
        result.Nearest.Score.ShouldBeLessThan(0.75);
    }

    [Fact]
    public async Task A_party_like_nobody_has_no_nearest_entry() =>
        (await new ListedWorld().Person("Tarvik Ondrasek").PersonAsync("Wilma Quast")).Nearest.ShouldBeNull();

    [Fact]
    public async Task A_ship_is_found_by_a_company_of_its_name_and_hardly_by_a_person()
    {
        var world = new ListedWorld().Entry(EntryKind.Vessel, "Nordlys Barentsun", "EU");

        (await world.CompanyAsync("NORDLYS BARENTSUN")).Outcome.ShouldBe(ScreeningOutcome.Hit);
        (await world.PersonAsync("Nordlys Barentsun")).Outcome.ShouldBe(ScreeningOutcome.Clear);
    }
}
