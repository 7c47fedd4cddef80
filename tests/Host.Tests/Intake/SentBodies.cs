namespace WorkflowConnect.Host.Tests.Intake;

/// <summary>Bodies in the shapes that the senders document; the people are invented.</summary>
internal static class SentBodies
{
    public const string Json = "application/json";
    public const string Form = "application/x-www-form-urlencoded";

    public const string Typeform = """
        {"event_id":"01HEVENT","event_type":"form_response","form_response":{"form_id":"lT4Z3j","token":"a3a12ec67a1365927098a606107fac15",
        "landed_at":"2026-01-18T18:07:02Z","submitted_at":"2026-01-18T18:17:02Z","hidden":{"firma":"Kranbau Übersee GmbH","campaign":"spring"},
        "definition":{"id":"lT4Z3j","title":"Messe","fields":[{"id":"f1","title":"Vorname","type":"short_text","ref":"vorname","properties":{}},
        {"id":"f5","title":"Interesse","type":"multiple_choice","ref":"interest","properties":{"choices":[{"id":"c1","label":"Kran"}]}}]},
        "answers":[{"type":"text","text":"Jörg","field":{"id":"f1","type":"short_text","ref":"vorname"}},
        {"type":"text","text":"Müßig","field":{"id":"f2","type":"short_text","ref":"last_name"}},
        {"type":"email","email":"joerg@example.org","field":{"id":"f3","type":"email","ref":"6598ed58-2fc5"}},
        {"type":"phone_number","phone_number":"+49351123456","field":{"id":"f4","type":"phone_number","ref":"b13a8c11"}},
        {"type":"choice","choice":{"id":"c1","label":"Kran","ref":"x"},"field":{"id":"f5","type":"multiple_choice","ref":"interest"}},
        {"type":"choices","choices":{"ids":["a","b"],"labels":["Messe","Newsletter"]},"field":{"id":"f6","type":"multiple_choice","ref":"lists"}},
        {"type":"boolean","boolean":true,"field":{"id":"f7","type":"yes_no","ref":"consent"}}]}}
        """;

    public const string Brevo = """{"id":1234567,"email":"anna@example.org","event":"list_addition","key":"xkeysib","list_id":[7,9],"date":"2026-03-04 05:06:07","ts":1772600767}""";

    public const string BrevoContact = """
        {"email":"anna@example.org","id":42,"emailBlacklisted":false,"smsBlacklisted":false,"listIds":[7],"statistics":{},
        "attributes":{"VORNAME":"Anna","NACHNAME":"Groß","SMS":"4915112345678","DOUBLE_OPT-IN":"1"}}
        """;

    public const string GravityForms = """
        {"id":"71","form_id":"3","post_id":null,"date_created":"2026-01-05 10:11:12","date_updated":"2026-01-05 10:11:12","is_starred":"0","is_read":"0","ip":"192.0.2.7",
        "source_url":"https:\/\/example.org\/kontakt","user_agent":"Mozilla","currency":"EUR","payment_status":null,"created_by":null,"status":"active",
        "1.3":"Anna","1.6":"Groß","2":"anna@example.org","5.1":"1","5.2":"Ich stimme zu.","7":"ein Wunsch"}
        """;

    public const string PretixHook = """{"notification_id":123455,"organizer":"acmecorp","event":"democon","code":"ABC23","action":"pretix.event.order.paid"}""";

    public const string PretixOrder = """
        {"code":"ABC23","event":"democon","status":"p","testmode":false,"email":"einkauf@example.org","locale":"de","total":"46.00",
        "invoice_address":{"is_business":true,"company":"Kranbau Übersee GmbH","name":"Eva Kauf","name_parts":{"_scheme":"full","full_name":"Eva Kauf"},
        "street":"Weg 1","zipcode":"01069","city":"Dresden","country":"DE","vat_id":"DE123456789"},
        "positions":[
        {"id":1,"positionid":1,"canceled":false,"attendee_name":"Emil Erst","attendee_name_parts":{"_scheme":"full","full_name":"Emil Erst"},"attendee_email":"emil@example.org","answers":[{"question":1,"answer":"x","options":[]}]},
        {"id":2,"positionid":2,"canceled":false,"attendee_name":"Zoe Zweit","attendee_email":null,"addon_to":null},
        {"id":3,"positionid":3,"canceled":false,"attendee_name":null,"attendee_email":null,"addon_to":1},
        {"id":4,"positionid":4,"canceled":true,"attendee_name":"Weg Gefallen","attendee_email":null}]}
        """;

    public const string EventbriteHook = """{"api_url":"https://www.eventbriteapi.com/v3/orders/1689365701/","config":{"action":"order.placed","user_id":"163054428874","endpoint_url":"https://example.org/intake/event-eb","webhook_id":"147601"}}""";

    public const string EventbriteOrder = """
        {"id":"1689365701","status":"placed","name":"Eva Kauf","first_name":"Eva","last_name":"Kauf","email":"einkauf@example.org","event_id":"151214834641","attendees":[
        {"id":"2360209833","cancelled":false,"refunded":false,"profile":{"first_name":"Emil","last_name":"Erst","email":"emil@example.org","company":"Kranbau","job_title":"Leiter"}},
        {"id":"2360209834","cancelled":true,"refunded":false,"profile":{"first_name":"Weg","last_name":"Gefallen","email":"weg@example.org"}}]}
        """;

    public static string Elementor { get; } = FormOf(
        ("form[id]", "1606c7c4"), ("form[name]", "New Form"),
        ("fields[name][id]", "name"), ("fields[name][type]", "text"), ("fields[name][title]", "Ihr Name"), ("fields[name][value]", "Anna Groß"), ("fields[name][raw_value]", "Anna Groß"), ("fields[name][required]", "1"),
        ("fields[email][id]", "email"), ("fields[email][type]", "email"), ("fields[email][value]", "anna@example.org"), ("fields[email][raw_value]", "anna@example.org"),
        ("fields[field_2][id]", "field_2"), ("fields[field_2][title]", "Farbe"), ("fields[field_2][value]", "rot"),
        ("fields[acceptance][value]", "on"),
        ("meta[date][title]", "Date"), ("meta[date][value]", "16.09.2026"), ("meta[remote_ip][value]", "192.0.2.7"));

    public static string ElementorSimple { get; } = FormOf(
        ("Vorname", "Anna"), ("Last Name", "Groß"), ("E-Mail", "anna@example.org"), ("Farbe", "rot"), ("Date", "16.09.2026"), ("Page URL", "https://example.org/"), ("form_id", "1606c7c4"), ("form_name", "New Form"));

    public static string Mailchimp { get; } = FormOf(
        ("type", "subscribe"), ("fired_at", "2026-03-26 21:35:57"), ("data[id]", "8a25ff1d98"), ("data[list_id]", "a6b5da1054"), ("data[email]", "anna@example.org"), ("data[email_type]", "html"),
        ("data[merges][EMAIL]", "anna@example.org"), ("data[merges][FNAME]", "Anna"), ("data[merges][LNAME]", "Groß"), ("data[merges][PHONE]", "0351 123"), ("data[merges][FIRMA]", "Kranbau"),
        ("data[merges][BIRTHDAY]", "12/31"), ("data[merges][INTERESTS]", "Group1,Group2"), ("data[ip_opt]", "192.0.2.7"), ("data[ip_signup]", "192.0.2.7"));

    public static string ContactForm7 { get; } = FormOf(
        ("_wpcf7", "17"), ("_wpcf7_version", "5.9"), ("_wpcf7_unit_tag", "wpcf7-f17-p2-o1"), ("your-name", "Anna Groß"), ("your-email", "anna@example.org"), ("your-subject", "Kran"), ("your-message", "Hallo,\nbitte anrufen."), ("Firma", "Kranbau"), ("your-consent", "1"));

    public static string FormOf(params (string Name, string Value)[] fields) =>
        string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"));
}
