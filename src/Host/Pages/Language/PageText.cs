using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Protocols;

namespace WorkflowConnect.Host.Pages.Language;

/// <summary>Words, numbers and times of a page in the language of its reader.</summary>
internal sealed class PageText
{
    private readonly TimeZoneInfo _zone;
    private readonly TimeProvider _time;

    public PageText(IHttpContextAccessor http, IOptions<ProtocolOptions> options, TimeProvider time)
    {
        Language = PageLanguages.Of(http.HttpContext!.Request);
        _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZoneId);
        _time = time;
        Numbers = IsGerman
            ? new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." }
            : new NumberFormatInfo();
    }

    /// <summary>"de" or "en".</summary>
    public string Language { get; }

    public bool IsGerman => Language == PageLanguages.German;

    /// <summary>IANA id of the zone in which times are shown.</summary>
    public string Zone => _zone.Id;

    /// <summary>Our own table instead of the machine's culture data, which a small container does not have.</summary>
    private NumberFormatInfo Numbers { get; }

    /// <summary>The text of a key; a missing one is a bug and throws.</summary>
    public string this[string key] => Pick(TextTable.All[key]);

    public string Say(string key, params object[] values) => values.Any(value => value is IHtmlContent)
        ? throw new ArgumentException($"The text {key} is given markup; use {nameof(SayHtml)}.", nameof(values))
        : string.Format(Numbers, this[key], values);

    /// <summary>A text whose values may be markup, such as <see cref="Time"/>; everything else is encoded.</summary>
    public IHtmlContent SayHtml(string key, params object[] values) => new HtmlContentBuilder().AppendFormat(Numbers, System.Net.WebUtility.HtmlEncode(this[key]), values);

    /// <summary>The word for a value, by the key <c>kind.value</c>; the value itself where the table has none.</summary>
    public string Word(string kind, object value) =>
        TextTable.All.TryGetValue($"{kind}.{value}", out var text) ? Pick(text) : $"{value}";

    /// <summary>A value of a clearance's content: a code of ours in words, anything else as it is.</summary>
    public string ContentValue(string field, string value) => field is "kind" or "listRole" ? Word("contentValue", value) : value;

    public string Number(long number) => number.ToString("N0", Numbers);

    public string Score(double score) => score.ToString("N2", Numbers);

    public string Points(double points) => points.ToString("+0.00;−0.00;0.00", Numbers);

    public string Country(string code) => IsGerman ? CountryNames.German(code) : CountryNames.English(code);

    /// <summary>A moment in local time with the zone's abbreviation.</summary>
    public IHtmlContent Time(DateTimeOffset? at)
    {
        if (at is not { } moment)
        {
            return new HtmlString("–");
        }

        var local = TimeZoneInfo.ConvertTime(moment, _zone);
        var tag = Stamp(moment, local, IsGerman ? "dd.MM.yyyy HH:mm" : "d MMM yyyy HH:mm");
        tag.InnerHtml.Append(" " + Abbreviation(local));
        return tag;
    }

    public IHtmlContent Day(DateTimeOffset? at) => at is { } moment
        ? Stamp(moment, TimeZoneInfo.ConvertTime(moment, _zone), IsGerman ? "dd.MM.yyyy" : "d MMM yyyy")
        : new HtmlString("–");

    /// <summary>A day of the calendar, in no zone.</summary>
    public string Day(DateOnly day) => day.ToString(IsGerman ? "dd.MM.yyyy" : "d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A time span in its largest whole unit.</summary>
    public string Age(TimeSpan? age) => age switch
    {
        null => "–",
        { TotalMinutes: < 1 } => this["age.now"],
        { TotalHours: < 1 } span => Say("age.minutes", (int)span.TotalMinutes),
        { TotalDays: < 2 } span => Say("age.hours", (int)span.TotalHours),
        { } span => Say("age.days", (int)span.TotalDays),
    };

    public string AgeOf(DateTimeOffset at) => Age(_time.GetUtcNow() - at);

    public string Bytes(long bytes) => bytes < 1024 * 1024
        ? $"{Number(Math.Max(1, bytes / 1024))} KB"
        : $"{(bytes / (1024.0 * 1024)).ToString("N1", Numbers)} MB";

    /// <summary>A word with the colour that it deserves; the word alone says everything.</summary>
    public IHtmlContent Badge(string kind, object value)
    {
        var tag = new TagBuilder("span");
        tag.AddCssClass($"badge {BadgeTone.Of($"{value}")}");
        tag.InnerHtml.Append(Word(kind, value));
        return tag;
    }

    private string Pick((string German, string English) text) => IsGerman ? text.German : text.English;

    private static TagBuilder Stamp(DateTimeOffset moment, DateTimeOffset local, string format)
    {
        var tag = new TagBuilder("time");
        tag.Attributes["datetime"] = moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        tag.InnerHtml.Append(local.ToString(format, CultureInfo.InvariantCulture));
        return tag;
    }

    private string Abbreviation(DateTimeOffset local) => (_zone.Id, IsGerman, _zone.IsDaylightSavingTime(local)) switch
    {
        ("Europe/Berlin", true, false) => "MEZ",
        ("Europe/Berlin", true, true) => "MESZ",
        ("Europe/Berlin", false, false) => "CET",
        ("Europe/Berlin", false, true) => "CEST",
        _ => "UTC" + local.ToString("zzz", CultureInfo.InvariantCulture),
    };
}
