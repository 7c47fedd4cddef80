using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace WorkflowConnect.Connectors.Tests.Crm;

/// <summary>A CRM's server in memory, with faults on request. What it holds can be counted, which a script of answers cannot.</summary>
internal abstract class FaultyServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Action> _before = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Fault>> _faults = new(StringComparer.Ordinal);

    protected FaultyServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 200 << 20);
        _app = builder.Build();
        _app.Run(ServeAsync);
    }

    /// <summary>How often each operation was asked for.</summary>
    public ConcurrentDictionary<string, int> Calls { get; } = new(StringComparer.Ordinal);

    public Uri Address => new(_app.Urls.First());

    protected Lock Gate { get; } = new();

    public Task StartAsync(CancellationToken cancellationToken = default) => _app.StartAsync(cancellationToken);

    /// <summary>The next call of the operation goes wrong.</summary>
    public void Break(string operation, Fault fault) => _faults.GetOrAdd(operation, _ => new()).Enqueue(fault);

    /// <summary>Somebody does this right before the next call of the operation is carried out.</summary>
    public void Before(string operation, Action act) => _before[operation] = act;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Name of the operation, and what does it.</summary>
    protected abstract Task<(string Operation, Func<IResult> Do)> ReadAsync(HttpContext http);

    /// <summary>The vendor's own answer to a fault that it has words for.</summary>
    protected abstract IResult Answer(Fault fault, HttpContext http);

    private async Task ServeAsync(HttpContext http)
    {
        var (operation, act) = await ReadAsync(http);
        Calls.AddOrUpdate(operation, 1, (_, n) => n + 1);
        Fault? fault = _faults.TryGetValue(operation, out var queue) && queue.TryDequeue(out var next) ? next : null;
        if (fault is Fault.ResetBefore)
        {
            http.Abort();
            return;
        }

        if (fault is Fault.Busy or Fault.Serialization or Fault.Key)
        {
            await Answer(fault.Value, http).ExecuteAsync(http);
            return;
        }

        if (fault is Fault.ResetDuring)
        {
            http.Abort();
            await Task.Delay(TimeSpan.FromSeconds(0.6), CancellationToken.None);
        }

        IResult result;
        lock (Gate)
        {
            if (_before.TryRemove(operation, out var others))
            {
                others();
            }

            result = act();
        }

        if (fault is Fault.ResetAfter or Fault.ResetDuring)
        {
            http.Abort();
        }
        else if (fault is Fault.PageAfter)
        {
            http.Response.StatusCode = StatusCodes.Status502BadGateway;
            await http.Response.WriteAsync("<html><body>Bad gateway</body></html>");
        }
        else
        {
            await result.ExecuteAsync(http);
        }
    }
}
