using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Configuration;
using WorkflowConnect.Host.Scripting;

namespace WorkflowConnect.Host.Tests.Scripting;

/// <summary>A real worker; the node_modules of the source tree must be there (npm ci --prefix src/Host/Scripting/worker).</summary>
public sealed class WorkerFixture : IAsyncLifetime
{
    private ServiceProvider? _services;

    public NodeWorker Worker => Get<NodeWorker>();

    public static ServiceProvider Create(Action<ScriptingOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddScripting(o =>
        {
            o.StartTimeout = TimeSpan.FromMinutes(5);
            o.HealthInterval = TimeSpan.FromMinutes(1);
            configure?.Invoke(o);
        });
        return services.BuildServiceProvider();
    }

    public T Get<T>() where T : notnull => _services!.GetRequiredService<T>();

    public Task<JavaScriptResult> RunAsync(string script, JsonObject? variables = null, JsonObject? input = null, TimeSpan? timeout = null) =>
        Get<JavaScriptSandbox>().EvaluateAsync(
            new JavaScriptEvaluation { Script = script, Variables = variables, Input = input, Timeout = timeout },
            TestContext.Current.CancellationToken);

    public async Task<ScriptException> FailAsync(string script, TimeSpan? timeout = null) =>
        await Should.ThrowAsync<ScriptException>(() => RunAsync(script, timeout: timeout));

    public async ValueTask InitializeAsync()
    {
        // Wide limits: the machine may be busy with other tests.
        _services = Create(o =>
        {
            o.JavaScriptTimeout = TimeSpan.FromMinutes(1);
            o.LiquidTimeout = TimeSpan.FromMinutes(1);
            o.TypstTimeout = TimeSpan.FromMinutes(5);
            o.QueueTimeout = TimeSpan.FromMinutes(5);
        });
        await Worker.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync() => await _services!.DisposeAsync();
}
