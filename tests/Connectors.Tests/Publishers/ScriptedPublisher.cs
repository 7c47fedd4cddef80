using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WorkflowConnect.Connectors.Tests.Publishers;

/// <summary>A publisher's server on this machine that gives one scripted answer per request.</summary>
internal sealed class ScriptedPublisher : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();

    private ScriptedPublisher(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Path, string? IfNoneMatch, string? IfModifiedSince, string? UserAgent)> Requests { get; } = new();

    public Uri Address { get; private set; } = null!;

    public static async Task<ScriptedPublisher> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var publisher = new ScriptedPublisher(app);
        app.Run(publisher.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        publisher.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return publisher;
    }

    public void Then(Func<HttpContext, Task> answer) => _answers.Enqueue(answer);

    public void ThenStatus(int status) => Then(context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    public void ThenFile(string body, string? etag = null, string type = "application/xml") => Then(async context =>
    {
        context.Response.ContentType = type;
        context.Response.Headers.ETag = etag;
        context.Response.Headers.LastModified = "Fri, 20 Nov 2026 10:00:00 GMT";
        await context.Response.WriteAsync(body);
    });

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        Requests.Enqueue((context.Request.Path, headers.IfNoneMatch, headers.IfModifiedSince, headers.UserAgent));
        return _answers.TryDequeue(out var answer) ? answer(context) : throw new InvalidOperationException("No answer was scripted.");
    }
}
