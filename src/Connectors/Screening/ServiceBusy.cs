using System.Globalization;
using System.Net;

namespace WorkflowConnect.Connectors.Screening;

/// <summary>The service answered with another status than 200.</summary>
internal sealed class ServiceBusy(HttpResponseMessage response)
    : ServiceTrouble("http" + ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture))
{
    /// <summary>Another try may succeed: too many requests, or the server's own trouble.</summary>
    public bool MayPass { get; } = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)response.StatusCode >= 500;

    /// <summary>How long the service wants to be left alone, when it says so in seconds.</summary>
    public TimeSpan? RetryAfter { get; } = response.Headers.RetryAfter?.Delta;
}
