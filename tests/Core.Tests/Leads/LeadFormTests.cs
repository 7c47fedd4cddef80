using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Parties;

namespace WorkflowConnect.Core.Tests.Leads;

public sealed class LeadFormTests
{
    [Theory]
    [InlineData("vorname", "Anna", "person.givenName")]
    [InlineData("first-name", "Anna", "person.givenName")]
    [InlineData("FIRST_NAME", "Anna", "person.givenName")]
    [InlineData("nachname", "Berg", "person.familyName")]
    [InlineData("firma", "Berg AG", "company.name")]
    [InlineData("plz", "07743", "company.address.postalCode")]
    [InlineData("straße", "Am Weg 1", "company.address.street")]
    [InlineData("E-Mail", "a@b.de", "person.email")]
    [InlineData("person.address.ort", "Jena", "person.address.city")]
    public void A_forms_own_names_are_understood(string given, string value, string canonical)
    {
        LeadFieldNames.Canonical(given).ShouldBe(canonical);
        Read((given, value), ("name", "Somebody")).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Blanks_around_values_go_and_blank_values_are_none()
    {
        var data = Read(("familyName", "  Berg "), ("givenName", "   "), ("email", "")).Data.ShouldNotBeNull();
        data.Person.ShouldBe(new LeadPerson { FamilyName = "Berg" });
        data.Company.ShouldBeNull();
    }

    [Fact]
    public void Nobody_named_is_an_error() => Read(("message", "Hello")).Errors.ShouldHaveSingleItem().Field.ShouldBe("person");

    [Theory]
    [InlineData("person.salutation", 40)]
    [InlineData("person.title", 80)]
    [InlineData("person.familyName", 200)]
    [InlineData("company.name", 200)]
    [InlineData("company.website", 300)]
    [InlineData("company.vatId", 30)]
    [InlineData("company.registerNumber", 60)]
    [InlineData("company.address.postalCode", 20)]
    [InlineData("event", 200)]
    [InlineData("message", 4_000)]
    public void The_documented_length_is_the_longest(string field, int longest)
    {
        Read(("name", "Somebody"), (field, new string('x', longest))).Errors.ShouldBeEmpty();
        Read(("name", "Somebody"), (field, new string('x', longest + 1))).Errors.ShouldHaveSingleItem().Field.ShouldBe(field);
    }

    [Theory]
    [InlineData("31.12.1980", "1980-12-31")]
    [InlineData("1.2.1980", "1980-02-01")]
    [InlineData("1980-12-31", "1980-12-31")]
    [InlineData("1980-12", "1980-12")]
    [InlineData("1980", "1980")]
    [InlineData("31.02.1980", null)]
    [InlineData("12/31/1980", null)]
    [InlineData("80", null)]
    [InlineData("1980-13", null)]
    [InlineData("0000", null)]
    public void A_birth_date_is_read_in_the_documented_forms(string text, string? date)
    {
        var read = Read(("name", "Somebody"), ("geburtsdatum", text));
        read.Data?.Person?.BirthDate?.ToString().ShouldBe(date);
        (read.Errors.Count == 0).ShouldBe(date is not null);
    }

    [Fact]
    public void Several_values_of_a_single_field_are_refused_but_lists_may_repeat()
    {
        Read(new Dictionary<string, IReadOnlyList<string>> { ["name"] = ["A. Berg", "B. Berg"] }).Errors.ShouldHaveSingleItem().Field.ShouldBe("person.fullName");
        Read(new Dictionary<string, IReadOnlyList<string>> { ["name"] = ["A. Berg"], ["list"] = ["Neues", "neues", " Messe "] })
            .Data.ShouldNotBeNull().Lists.ShouldBe(["Neues", "Messe"]);
    }

    [Fact]
    public void Every_error_comes_at_once_and_holds_no_value()
    {
        var errors = Read(("name", "Somebody"), ("email", "planted"), ("land", "planted"), ("geburtsdatum", "planted"), ("telefon", "planted"), ("sprache", "planted")).Errors;
        errors.Select(e => e.Field).ShouldBe(["person.email", "person.phone", "person.birthDate", "company.address.country", "language"], ignoreOrder: true);
        errors.ShouldAllBe(e => !e.Message.Contains("planted"));
    }

    [Fact]
    public void A_hostile_field_name_is_not_repeated()
    {
        var read = Read(("name", "Somebody"), ("4111111111111111", "x"), (new string('n', 101), "x"), ("a\u0001b", "x"), ("utm", "x"));
        read.IgnoredFields.ShouldBe(["(unnamed field)", "(unnamed field)", "(unnamed field)", "utm"]);
    }

    [Theory]
    [InlineData("Al", true)]
    [InlineData("李明", true)]
    [InlineData("A", false)]
    [InlineData("12345", false)]
    [InlineData("-.-", false)]
    public void A_lead_is_usable_when_its_name_has_letters_to_compare(string name, bool usable) =>
        ValidateLead.IsUsable(new LeadData { Person = new LeadPerson { FullName = name } }).ShouldBe(usable);

    [Fact]
    public void A_usable_person_with_an_unusable_company_is_not_usable() =>
        ValidateLead.IsUsable(new LeadData { Person = new LeadPerson { FullName = "Anna Berg" }, Company = new LeadCompany { Name = "X" } }).ShouldBeFalse();

    [Fact]
    public void The_company_comes_first_among_the_parties() =>
        LeadParties.Of(new LeadData { Person = new LeadPerson { GivenName = "Anna", FamilyName = "Berg" }, Company = new LeadCompany { Name = "Berg AG" } })
            .Select(p => (p.Kind, p.Name)).ShouldBe([(PartyKind.Company, "Berg AG"), (PartyKind.Person, "Anna Berg")]);

    private static LeadFormResult Read(params (string Name, string Value)[] fields) =>
        LeadForm.Read(fields.ToDictionary(f => f.Name, f => (IReadOnlyList<string>)[f.Value], StringComparer.Ordinal));

    private static LeadFormResult Read(Dictionary<string, IReadOnlyList<string>> fields) => LeadForm.Read(fields);
}
