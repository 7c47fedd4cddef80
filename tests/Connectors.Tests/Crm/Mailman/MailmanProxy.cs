using System.Text;
using Microsoft.AspNetCore.Http;

namespace WorkflowConnect.Connectors.Tests.Crm.Mailman;

/// <summary>The real Mailman, with faults on the way to it.</summary>
internal sealed class MailmanProxy(MailmanProcess mailman) : FaultyServer
{
    public bool Keeps { get; set; }

    protected override IResult Answer(Fault fault, HttpContext http)
    {
        http.Response.Headers.RetryAfter = "1";
        return Results.Text("<html><body>Service Unavailable</body></html>", "text/html", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    protected override async Task<(string Operation, Func<IResult> Do)> ReadAsync(HttpContext http)
    {
        var request = http.Request;
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var path = request.Path.Value!.Trim('/');
        var operation = $"{request.Method} {MailmanWorld.NameOf(path.Split('/')[1..])}";
        var (raw, method, authorization) = (http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget, HttpMethod.Parse(request.Method), request.Headers.Authorization.ToString());
        return (operation, () =>
        {
            var (status, answer) = Keeps && operation == "DELETE users" ? (204, "") : mailman.Send(method, raw["/3.1/".Length..], body.Length == 0 ? null : body, authorization);
            return answer.Length == 0 ? Results.StatusCode(status) : Results.Text(answer, "application/json", statusCode: status);
        }
        );
    }
}
