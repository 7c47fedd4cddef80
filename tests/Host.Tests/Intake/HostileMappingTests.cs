using System.Globalization;
using System.Text;
using WorkflowConnect.Host.Intake;
using WorkflowConnect.Host.Intake.Mapping;

namespace WorkflowConnect.Host.Tests.Intake;

/// <summary>Bodies and settings that cannot be meant: refused with the field and the path, and without the value.</summary>
public sealed class HostileMappingTests
{
    private const string Planted = "Plantedvalue";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Body, the field that the refusal names, and a part of what it says.</summary>
    public static TheoryData<string, string, string> Wrong => new()
    {
        { """{"who":{"name":"Plantedvalue"}}""", "person.fullName", "$.who holds an object" },
        { """{"who":[["Plantedvalue"]]}""", "person.fullName", "$.who holds a list of lists" },
        { """{"who":true}""", "person.fullName", "$.who holds true or false" },
        { """{"who":["Plantedvalue","Other"]}""", "person.fullName", "taken from $.who" },
        { """{"who":"Anna","mail":"Plantedvalue"}""", "person.email", "taken from $.mail" },
        { """{"who":"Plantedvalue \u001b"}""", "person.fullName", "control characters" },
        { """{"who":"Plantedvalue \ud800"}""", "$.who", "broken Unicode" },
        { """{"who":"Anna","x":{"y":"Plantedvalue \udc00"}}""", "$.x.y", "broken Unicode" },
        { """{"who":"4111 1111 1111 1111"}""", "person.fullName", "payment card" },
        { """{"who":"Anna","x":[{"y":"Plantedvalue 4111 1111 1111 1111"}]}""", "$.x[0].y", "payment card" },
        { """{"other":"Plantedvalue"}""", "person", "Give at least" },
    };

    /// <summary>Content type and a body that is none.</summary>
    public static TheoryData<string, string> Broken => new()
    {
        { SentBodies.Json, """{"who":"Plantedvalue","who":"Other"}""" },
        { SentBodies.Json, """["Plantedvalue"]""" },
        { SentBodies.Json, """{"who":"Plantedvalue""" },
        { SentBodies.Json, """{"\ud800":"Plantedvalue"}""" },
        { SentBodies.Json, """{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":"Plantedvalue"}}}}}}}}}""" },
        { SentBodies.Form, "who=Plantedvalue%C3%28" },
        { "multipart/form-data", "--x\r\n" },
        { "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"who\"\r\n\r\nPlantedvalue" },
        { "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\nPlantedvalue\r\n--x--\r\n" },
    };

    /// <summary>Settings of a source and what the mistake names.</summary>
    public static TheoryData<string, string, string> Settings => new()
    {
        { "Preset", "Nobody", "Intake:Sources:test:Preset must be one of ContactForm7" },
        { "Mapping:person.nope", "$.a", "Intake:Sources:test:Mapping:person.nope" },
        { "Mapping:person.email", "$..a", "Intake:Sources:test:Mapping:person.email" },
        { "Set:nope", "x", "Intake:Sources:test:Set:nope" },
        { "When:0", "$.a == ", "Intake:Sources:test:When" },
        { "EventId:0", "$[", "Intake:Sources:test:EventId" },
        { "UrlSecret", "short", "Intake:Sources:test:UrlSecret" },
        { "UrlSecret", "with/slash-and-long-enough-0123456789", "Intake:Sources:test:UrlSecret" },
        { "Signature", "X-Nope", "Intake:Sources:test:Signature" },
        { "Preset", "Pretix", "Intake:Sources:test:Api:Token" },
        { "Api:Address", "http://pretix.example.org", "Intake:Sources:test:Api:Address" },
        { "Api:Address", "https://me:pw@pretix.example.org", "Intake:Sources:test:Api:Address" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_value_that_cannot_be_taken_is_named_with_its_path(string body, string field, string says)
    {
        var mapping = Mappings.Of(new IntakeSourceOptions { Mapping = { ["person.fullName"] = "$.who", ["person.email"] = "$.mail" } });
        var sent = await Mappings.SentAsync(SentBodies.Json, body, Token);
        var read = MapEvent.Refuse(mapping, sent) ?? MapEvent.Of(mapping, sent);
        read.Errors.ShouldContain(error => error.Field == field && error.Message.Contains(says, StringComparison.Ordinal), string.Join('\n', read.Errors));
        read.Errors.ShouldAllBe(error => !error.Message.Contains(Planted, StringComparison.Ordinal) && !error.Message.Contains("4111", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_body_that_is_none_is_refused(string type, string body)
    {
        var (sent, problem) = await SentDocument.ReadAsync(type, Encoding.UTF8.GetBytes(body), Token);
        sent.ShouldBeNull();
        problem.ShouldNotBeNull().ShouldNotContain(Planted);
    }

    [Fact]
    public async Task Ten_thousand_elements_are_refused_and_three_hundred_are_not_taken_for_one_value()
    {
        var (sent, problem) = await SentDocument.ReadAsync(SentBodies.Json, Encoding.UTF8.GetBytes($$"""{"who":[{{Repeated(10_000)}}]}"""), Token);
        (sent, problem?.Contains("more values", StringComparison.Ordinal)).ShouldBe((null, true));

        var mapping = Mappings.Of(new IntakeSourceOptions { Mapping = { ["lists"] = "$.who[*]", ["person.fullName"] = "$.name" } });
        var many = MapEvent.Of(mapping, await Mappings.SentAsync(SentBodies.Json, $$"""{"name":"Anna","who":[{{Repeated(300)}}]}""", Token));
        many.Errors.ShouldHaveSingleItem().Message.ShouldContain("$.who[*] finds more than 200");

        var unnamed = MapEvent.Of(mapping, await Mappings.SentAsync(SentBodies.Json, "{\"name\":\"Anna\"," + string.Join(',', Enumerable.Range(0, 300).Select(i => $"\"f{i.ToString(CultureInfo.InvariantCulture)}\":1")) + "}", Token));
        unnamed.Unknown.Count.ShouldBe(51);
        unnamed.Unknown[^1].ShouldBe("(250 more)");
    }

    [Fact]
    public async Task A_name_that_hides_a_card_number_is_not_repeated()
    {
        var sent = await Mappings.SentAsync(SentBodies.Json, """{"your-name":"Anna","4111111111111111":"x"}""", Token);
        MapEvent.Of(Mappings.Of("ContactForm7"), sent).Unknown.ShouldBe(["(unnamed field)"]);
    }

    [Fact]
    public async Task A_file_in_a_form_is_named_and_not_taken()
    {
        const string Body = "--x\r\nContent-Disposition: form-data; name=\"your-name\"\r\n\r\nAnna Groß\r\n--x\r\nContent-Disposition: form-data; name=\"cv\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n--x--\r\n";
        var read = MapEvent.Of(Mappings.Of("ContactForm7"), await Mappings.SentAsync("multipart/form-data; boundary=x", Body, Token));
        Mappings.Shown(read.Subjects[0]).ShouldBe(["person.fullName=Anna Groß"]);
        read.Unknown.ShouldBe(["cv (a file; files are not taken)"]);
    }

    [Fact]
    public async Task A_field_that_two_names_give_is_refused()
    {
        var read = MapEvent.Of(Mappings.Of("ContactForm7"), await Mappings.SentAsync(SentBodies.Form, "Vorname=A&firstName=B&nachname=C", Token));
        read.Errors.ShouldHaveSingleItem().Message.ShouldContain("Vorname and firstName");
    }

    [Fact]
    public async Task Without_the_senders_id_the_content_tells_a_replay()
    {
        var sent = await Mappings.SentAsync(SentBodies.Json, SentBodies.GravityForms.Replace("\"id\":\"71\",", "", StringComparison.Ordinal), Token);
        MapEvent.Of(Mappings.Of(new IntakeSourceOptions { Preset = "GravityForms", Mapping = { ["person.fullName"] = "1.3" } }), sent).Subjects[0].EventId.ShouldBeNull();
    }

    [Theory]
    [InlineData("Pretix", """{"organizer":"..","event":"e","code":"C"}""")]
    [InlineData("Pretix", """{"organizer":"a/b","event":"e","code":"C"}""")]
    [InlineData("Pretix", """{"organizer":"a","event":"e?x=1","code":"C"}""")]
    [InlineData("Pretix", """{"organizer":"a","event":"e","code":{"x":1}}""")]
    [InlineData("Eventbrite", """{"api_url":"https://169.254.169.254/latest/meta-data/"}""")]
    [InlineData("Eventbrite", """{"api_url":"https://www.eventbriteapi.com/v3/orders/1/../../users/me"}""")]
    [InlineData("Brevo", """{"email":"a@example.org/../../account"}""")]
    public async Task An_event_cannot_choose_whom_we_call(string preset, string body)
    {
        var scope = new MappingScope((await Mappings.SentAsync(SentBodies.Json, body, Token)).Root);
        Mappings.Of(preset).Fetch!.Parts.Select(part => part.In(scope)).ShouldContain(part => part == null);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Settings_that_cannot_be_meant_are_named(string setting, string value, string says)
    {
        var source = new IntakeSourceOptions { Preset = setting.StartsWith("Api", StringComparison.Ordinal) ? "Pretix" : null };
        var name = setting.Split(':', 2)[^1];
        switch (setting.Split(':')[0])
        {
            case "Preset": source.Preset = value; break;
            case "Mapping": source.Mapping[name] = value; break;
            case "Set": source.Set[name] = value; break;
            case "When": source.When.Add(value); break;
            case "EventId": source.EventId.Add(value); break;
            case "UrlSecret": source.UrlSecret = value; break;
            case "Signature": source.Signature = value; break;
            default: source.Api.Address = value; break;
        }

        var result = new IntakeOptionsValidator().Validate(null, new IntakeOptions { Sources = { ["test"] = source } });
        result.Failures.ShouldNotBeNull().ShouldContain(failure => failure.StartsWith(says, StringComparison.Ordinal), string.Join('\n', result.Failures));
    }

    private static string Repeated(int count) => string.Join(',', Enumerable.Repeat("1", count));
}
