using System.Net;

namespace WorkflowConnect.Connectors.Http;

/// <summary>Turns a request into a message, and a redirect into the next request.</summary>
internal static class OutboundMessage
{
    // Whoever is redirected to gets nothing that was meant for the first server.
    private static readonly HashSet<string> Credentials = new(StringComparer.OrdinalIgnoreCase) { "Authorization", "Cookie", "X-Api-Key", "Api-Key" };

    public static HttpRequestMessage Of(OutboundRequest request, string userAgent)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Address);
        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(request.Body);
            if (request.ContentType is not null)
            {
                message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
            }
        }

        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (!request.Headers.ContainsKey("User-Agent"))
        {
            message.Headers.UserAgent.ParseAdd(userAgent);
        }

        return message;
    }

    /// <summary>The next request, or null when the answer is no redirect.</summary>
    public static OutboundRequest? Redirected(OutboundRequest request, HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            || response.Headers.Location is not { } location)
        {
            return null;
        }

        var address = new Uri(request.Address, location);
        if (request.Address.Scheme == Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttps)
        {
            throw new OutboundException(OutboundProblem.Refused, "The server redirects from https to an address that is not. Check the address.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new OutboundException(OutboundProblem.Refused, "The server redirects to an address with a password in it.");
        }

        var next = request with { Address = address };
        var isSameOrigin = Uri.Compare(request.Address, address, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
        if (!isSameOrigin)
        {
            next = next with { Headers = request.Headers.Where(header => !Credentials.Contains(header.Key)).ToDictionary(StringComparer.OrdinalIgnoreCase) };
        }

        // As browsers do (Fetch standard): 303 asks for a look, and so do 301 and 302 after a POST.
        var asksForLook = response.StatusCode == HttpStatusCode.SeeOther
            ? request.Method is not ("GET" or "HEAD")
            : request.Method == "POST" && response.StatusCode is (HttpStatusCode.MovedPermanently or HttpStatusCode.Found);
        return asksForLook ? next with { Method = "GET", Body = null, ContentType = null } : next;
    }
}
