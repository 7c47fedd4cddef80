namespace WorkflowConnect.Engine.Tests;

/// <summary>Another server: answers in the order of the script and remembers what it was sent.</summary>
internal sealed class FakeSender : IHttpSender
{
    public List<HttpSend> Sent { get; } = [];

    public Queue<Func<HttpSendAnswer>> Script { get; } = new();

    public FakeSender Then(int status, string body = "{}") => Then(() => new HttpSendAnswer(status, "application/json", System.Text.Encoding.UTF8.GetBytes(body)));

    public FakeSender Then(Func<HttpSendAnswer> answer)
    {
        Script.Enqueue(answer);
        return this;
    }

    public ValueTask<HttpSendAnswer> SendAsync(HttpSend request, CancellationToken cancellationToken)
    {
        Sent.Add(request);
        return new(Script.Dequeue()());
    }
}
