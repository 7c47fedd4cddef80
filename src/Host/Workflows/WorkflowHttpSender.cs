using WorkflowConnect.Connectors.Http;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Workflows;

/// <summary>Sends the requests of workflows through the connector that guards where they go.</summary>
internal sealed class WorkflowHttpSender(OutboundHttp http) : IHttpSender
{
    public async ValueTask<HttpSendAnswer> SendAsync(HttpSend request, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await http.SendAsync(
                new OutboundRequest
                {
                    Address = request.Url,
                    Method = request.Method,
                    Body = request.Body,
                    ContentType = request.ContentType,
                    Headers = request.Headers,
                },
                cancellationToken);
            return new HttpSendAnswer(answer.StatusCode, answer.ContentType, answer.Body) { Headers = answer.Headers };
        }
        catch (OutboundException e)
        {
            throw e.Problem == OutboundProblem.Refused
                ? new HttpSendRefusedException(e.Message)
                : new HttpSendFailedException(e.Message, e.Problem == OutboundProblem.TookTooLong);
        }
    }
}
