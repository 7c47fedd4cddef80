namespace WorkflowConnect.Host.Pages.Language;

/// <summary>Chooses the language of a page: <c>?lang=</c>, then the cookie, then Accept-Language, else German.</summary>
internal static class PageLanguages
{
    public const string German = "de";
    public const string English = "en";

    private const string Query = "lang";
    private const string Cookie = "workflowconnect-language";
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    public static string Of(HttpRequest request) =>
        Known(request.Query[Query]) ?? Known(request.Cookies[Cookie]) ?? Accepted(request) ?? German;

    /// <summary>Remembers a language that was chosen by hand.</summary>
    public static void UsePageLanguage(this WebApplication app) => app.Use((http, next) =>
    {
        if (Known(http.Request.Query[Query]) is { } chosen)
        {
            http.Response.Cookies.Append(
                Cookie,
                chosen,
                new CookieOptions { MaxAge = Remembered, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true });
        }

        return next(http);
    });

    private static string? Accepted(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => Known(language.Value.Value?.Split('-')[0]))
        .FirstOrDefault(language => language is not null);

    private static string? Known(string? language) => language?.ToLowerInvariant() switch
    {
        German => German,
        English => English,
        _ => null,
    };
}
