using System.Text;
using WorkflowConnect.Host.Intake;
using WorkflowConnect.Host.Intake.Fetching;
using WorkflowConnect.Host.Intake.Mapping;

namespace WorkflowConnect.Host.Tests.Intake;

/// <summary>What the presets make of bodies in the shapes that senders document.</summary>
public sealed class PresetTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Preset, content type, body, the fields it becomes, and what it does not know.</summary>
    public static TheoryData<string, string, string, string[], string[]> Events => new()
    {
        {
            "Typeform", SentBodies.Json, SentBodies.Typeform,
            ["company.name=Kranbau Übersee GmbH", "lists=Messe,Newsletter", "person.email=joerg@example.org", "person.familyName=Müßig", "person.givenName=Jörg", "person.phone=+49351123456"],
            ["$.form_response.answers[4].choice.id", "$.form_response.answers[4].choice.label", "$.form_response.answers[4].choice.ref", "$.form_response.answers[5].choices.ids", "$.form_response.answers[6].boolean", "$.form_response.hidden.campaign"]
        },
        {
            "ContactForm7", SentBodies.Form, SentBodies.ContactForm7,
            ["company.name=Kranbau", "message=Hallo,\nbitte anrufen.", "person.email=anna@example.org", "person.fullName=Anna Groß"],
            ["your-consent", "your-subject"]
        },
        {
            "ContactForm7", SentBodies.Json, """{"your-name":"Anna Groß","your-email":"anna@example.org","interests":["a","b"]}""",
            ["person.email=anna@example.org", "person.fullName=Anna Groß"],
            ["$.interests"]
        },
        {
            "Elementor", SentBodies.Form, SentBodies.Elementor,
            ["person.email=anna@example.org", "person.fullName=Anna Groß"],
            ["fields[acceptance][value]", "fields[field_2][value]"]
        },
        {
            "Elementor", SentBodies.Form, SentBodies.ElementorSimple,
            ["person.email=anna@example.org", "person.familyName=Groß", "person.givenName=Anna"],
            ["Farbe"]
        },
        {
            "Mailchimp", SentBodies.Form, SentBodies.Mailchimp,
            ["company.name=Kranbau", "person.email=anna@example.org", "person.familyName=Groß", "person.givenName=Anna", "person.phone=0351 123"],
            ["data[merges][BIRTHDAY]"]
        },
        {
            "GravityForms", SentBodies.Json, """{"id":"71","form_id":"3","status":"active","Vorname":"Anna","nachname":"Groß","email":"anna@example.org","colour":"red"}""",
            ["person.email=anna@example.org", "person.familyName=Groß", "person.givenName=Anna"],
            ["$.colour"]
        },
    };

    /// <summary>Preset, what its API answers, and the fields of each lead.</summary>
    public static TheoryData<string, string, string, string[]> Fetched => new()
    {
        {
            "Pretix", SentBodies.PretixHook, SentBodies.PretixOrder,
            [
                "company.name=Kranbau Übersee GmbH|company.vatId=DE123456789|event=democon|person.email=emil@example.org|person.fullName=Emil Erst",
                "company.name=Kranbau Übersee GmbH|company.vatId=DE123456789|event=democon|person.fullName=Zoe Zweit",
            ]
        },
        {
            "Pretix", SentBodies.PretixHook, """{"code":"ABC23","event":"democon","status":"p","email":"eva@example.org","invoice_address":{"name":"Eva Kauf"},"positions":[{"positionid":1,"attendee_name":null},{"positionid":2,"attendee_name":null}]}""",
            ["event=democon|person.email=eva@example.org|person.fullName=Eva Kauf"]
        },
        { "Eventbrite", SentBodies.EventbriteHook, SentBodies.EventbriteOrder, ["company.name=Kranbau|person.email=emil@example.org|person.familyName=Erst|person.givenName=Emil|person.jobTitle=Leiter"] },
        { "Brevo", SentBodies.Brevo, SentBodies.BrevoContact, ["person.email=anna@example.org|person.familyName=Groß|person.givenName=Anna"] },
    };

    /// <summary>Preset, content type, and an event that is not meant for screening.</summary>
    public static TheoryData<string, string, string> Others => new()
    {
        { "Typeform", SentBodies.Json, SentBodies.Typeform.Replace("\"form_response\",", "\"form_response_partial\",", StringComparison.Ordinal) },
        { "Typeform", SentBodies.Json, "{}" },
        { "Mailchimp", SentBodies.Form, SentBodies.Mailchimp.Replace("type=subscribe", "type=unsubscribe", StringComparison.Ordinal) },
        { "Mailchimp", SentBodies.Form, SentBodies.Mailchimp.Replace("type=subscribe&", "", StringComparison.Ordinal) },
        { "Brevo", SentBodies.Json, SentBodies.Brevo.Replace("list_addition", "unsubscribe", StringComparison.Ordinal) },
        { "GravityForms", SentBodies.Json, SentBodies.GravityForms.Replace("active", "spam", StringComparison.Ordinal) },
        { "Pretix", SentBodies.Json, SentBodies.PretixHook.Replace("order.paid", "order.placed", StringComparison.Ordinal) },
        { "Eventbrite", SentBodies.Json, SentBodies.EventbriteHook.Replace("order.placed", "test", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public async Task An_event_becomes_a_lead(string preset, string type, string body, string[] fields, string[] unknown)
    {
        var (mapping, sent) = (Mappings.Of(preset), await Mappings.SentAsync(type, body, Token));
        MapEvent.Refuse(mapping, sent).ShouldBeNull();
        var read = MapEvent.Of(mapping, sent);
        read.Errors.ShouldBeEmpty();
        Mappings.Shown(read.Subjects.ShouldHaveSingleItem()).ShouldBe(fields);
        read.Unknown.Order(StringComparer.Ordinal).ShouldBe(unknown);
        read.Subjects[0].Form.Data.ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Fetched))]
    public async Task What_an_event_points_to_becomes_a_lead_for_each_person(string preset, string hook, string answer, string[] leads)
    {
        var (mapping, sent) = (Mappings.Of(preset), await Mappings.SentAsync(SentBodies.Json, hook, Token));
        MapEvent.Refuse(mapping, sent).ShouldBeNull();
        var read = MapEvent.Of(mapping, sent, FetchSubject.Parse(Encoding.UTF8.GetBytes(answer)));
        read.Errors.ShouldBeEmpty();
        read.Subjects.Select(subject => string.Join('|', Mappings.Shown(subject))).ShouldBe(leads);
        read.Subjects.Select(subject => subject.EventId).Distinct().Count().ShouldBe(leads.Length);
        read.Subjects.ShouldAllBe(subject => subject.EventId != null);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task An_event_before_the_confirmation_or_of_another_kind_is_not_taken(string preset, string type, string body)
    {
        var refused = MapEvent.Refuse(Mappings.Of(preset), await Mappings.SentAsync(type, body, Token)).ShouldNotBeNull();
        refused.NotTaken.ShouldNotBeNull();
        refused.NotTaken.ShouldNotContain("example.org");
    }

    [Theory]
    [InlineData("\"testmode\":false", "\"testmode\":true")]
    [InlineData("\"status\":\"p\"", "\"status\":\"c\"")]
    [InlineData("\"canceled\":false", "\"canceled\":true")]
    public async Task An_order_that_is_a_test_or_cancelled_is_not_taken(string from, string to)
    {
        var (mapping, sent) = (Mappings.Of("Pretix"), await Mappings.SentAsync(SentBodies.Json, SentBodies.PretixHook, Token));
        var order = SentBodies.PretixOrder.Replace(from, to, StringComparison.Ordinal);
        MapEvent.Of(mapping, sent, FetchSubject.Parse(Encoding.UTF8.GetBytes(order))).NotTaken.ShouldNotBeNull();
    }

    [Fact]
    public async Task Numbered_fields_of_an_entry_are_mapped_by_the_owner_of_the_form()
    {
        var settings = new IntakeSourceOptions
        {
            Preset = "GravityForms",
            Mapping = { ["vorname"] = "1.3", ["person.familyName"] = "1.6", ["email"] = "$['2']" },
            Set = { ["lists"] = "Newsletter, Messe" },
            When = { "5.1" },
        };
        var (mapping, sent) = (Mappings.Of(settings), await Mappings.SentAsync(SentBodies.Json, SentBodies.GravityForms, Token));
        MapEvent.Refuse(mapping, sent).ShouldBeNull();
        var read = MapEvent.Of(mapping, sent);
        Mappings.Shown(read.Subjects[0]).ShouldBe(["lists=Newsletter,Messe", "person.email=anna@example.org", "person.familyName=Groß", "person.givenName=Anna"]);
        read.Subjects[0].EventId.ShouldBe("3\n71");

        var unticked = await Mappings.SentAsync(SentBodies.Json, SentBodies.GravityForms.Replace("\"5.1\":\"1\"", "\"5.1\":\"\"", StringComparison.Ordinal), Token);
        MapEvent.Refuse(mapping, unticked)!.NotTaken.ShouldBe("5.1");
    }

    [Theory]
    [InlineData(SentBodies.Json, """{"person":{"familyName":"Groß","address":{"city":"Ulm"}},"address":{"plz":"01069"},"lists":["A","B"],"x":{"email":"no"}}""")]
    [InlineData(SentBodies.Form, "person.familyName=Groß&person.address.city=Ulm&plz=01069&lists[]=A&lists[]=B&x.email=no")]
    public async Task Without_a_preset_our_own_fields_are_read_beside_the_mapping(string type, string body)
    {
        var mapping = Mappings.Of(new IntakeSourceOptions { Set = { ["event"] = "Messe" } });
        var read = MapEvent.Of(mapping, await Mappings.SentAsync(type, body, Token));
        Mappings.Shown(read.Subjects[0]).ShouldBe(["company.address.postalCode=01069", "event=Messe", "lists=A,B", "person.address.city=Ulm", "person.familyName=Groß"]);
        read.Unknown.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_may_be_a_condition()
    {
        var mapping = Mappings.Of(new IntakeSourceOptions { Preset = "Typeform", When = { "$.form_response.answers[?@.field.ref=='consent'].boolean" } });
        var body = await Mappings.SentAsync(SentBodies.Json, SentBodies.Typeform, Token);
        MapEvent.Refuse(mapping, body).ShouldBeNull();
        MapEvent.Of(mapping, body).Unknown.ShouldNotContain("$.form_response.answers[6].boolean");
        MapEvent.Refuse(mapping, await Mappings.SentAsync(SentBodies.Json, SentBodies.Typeform.Replace("\"boolean\":true", "\"boolean\":false", StringComparison.Ordinal), Token)).ShouldNotBeNull();
        MapEvent.Refuse(mapping, await Mappings.SentAsync(SentBodies.Json, SentBodies.Typeform.Replace("\"consent\"", "\"other\"", StringComparison.Ordinal), Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_settings_condition_on_a_path_takes_the_place_of_the_presets()
    {
        var mapping = Mappings.Of(new IntakeSourceOptions { Preset = "Pretix", When = { "$.action == pretix.event.order.placed, pretix.event.order.paid", "$.event == democon" } });
        mapping.When.Count.ShouldBe(2);
        MapEvent.Refuse(mapping, await Mappings.SentAsync(SentBodies.Json, SentBodies.PretixHook.Replace("order.paid", "order.placed", StringComparison.Ordinal), Token)).ShouldBeNull();
        MapEvent.Refuse(mapping, await Mappings.SentAsync(SentBodies.Json, SentBodies.PretixHook.Replace("democon", "other", StringComparison.Ordinal), Token))!.NotTaken.ShouldBe("$.event == democon");
    }
}
