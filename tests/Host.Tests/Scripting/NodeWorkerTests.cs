using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Host.Scripting;

namespace WorkflowConnect.Host.Tests.Scripting;

public sealed class NodeWorkerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_process_is_replaced_Liquid_is_repeated_and_JavaScript_fails_as_crashed()
    {
        await using var services = WorkerFixture.Create(o => o.JavaScriptTimeout = o.LiquidTimeout = TimeSpan.FromMinutes(5));
        var worker = services.GetRequiredService<NodeWorker>();
        await worker.StartAsync(Ct);
        var first = worker.ProcessId!.Value;
        var sandbox = services.GetRequiredService<JavaScriptSandbox>();
        var script = sandbox.EvaluateAsync(new JavaScriptEvaluation { Script = "while (true);" }, Ct);
        // Requests are read in order: this answer says that the loop has begun.
        await sandbox.EvaluateAsync(new JavaScriptEvaluation { Script = "1" }, Ct);
        var liquid = services.GetRequiredService<LiquidRenderer>();
        var slow = liquid.RenderAsync("{% for i in (1..60000) %}{{ i }}{% endfor %}", [], Ct);

        using (var process = Process.GetProcessById(first))
        {
            process.Kill();
        }

        (await slow).Length.ShouldBeGreaterThan(100_000);
        (await Should.ThrowAsync<ScriptException>(() => script)).Kind.ShouldBe(ScriptErrorKind.Crashed);
        (await liquid.RenderAsync("{{ 1 | plus: 1 }}", [], Ct)).ShouldBe("2");
        worker.ProcessId.ShouldNotBeNull();
        worker.ProcessId.ShouldNotBe(first);
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_a_long_wait_ends()
    {
        await using var services = WorkerFixture.Create(o =>
        {
            o.MaxInFlight = 1;
            o.MaxQueued = 1;
            o.QueueTimeout = TimeSpan.FromMilliseconds(300);
            o.JavaScriptTimeout = TimeSpan.FromSeconds(8);
        });
        await services.GetRequiredService<NodeWorker>().StartAsync(Ct);
        var sandbox = services.GetRequiredService<JavaScriptSandbox>();
        var running = sandbox.EvaluateAsync(new JavaScriptEvaluation { Script = "while (true);" }, Ct);
        var waiting = sandbox.EvaluateAsync(new JavaScriptEvaluation { Script = "1" }, Ct);
        var refused = sandbox.EvaluateAsync(new JavaScriptEvaluation { Script = "1" }, Ct);

        refused.IsCompleted.ShouldBeTrue();
        (await Should.ThrowAsync<ScriptException>(() => refused)).Kind.ShouldBe(ScriptErrorKind.Busy);
        (await Should.ThrowAsync<ScriptException>(() => waiting)).Kind.ShouldBe(ScriptErrorKind.Busy);
        running.IsCompleted.ShouldBeFalse();
        (await Should.ThrowAsync<ScriptException>(() => running)).Kind.ShouldBe(ScriptErrorKind.Timeout);
    }

    [Fact]
    public async Task The_worker_ends_when_its_input_closes()
    {
        var services = WorkerFixture.Create();
        var worker = services.GetRequiredService<NodeWorker>();
        await worker.StartAsync(Ct);
        using var process = Process.GetProcessById(worker.ProcessId!.Value);
        await services.DisposeAsync();
        await process.WaitForExitAsync(Ct).WaitAsync(TimeSpan.FromMinutes(1), Ct);
        process.HasExited.ShouldBeTrue();
    }

    [Fact]
    public void A_missing_Node_is_named_with_the_way_to_get_it()
    {
        var failure = Should.Throw<WorkerUnavailableException>(() => WorkerInstallation.Find(new ScriptingOptions { NodePath = "node-that-is-nowhere" }));
        failure.Message.ShouldContain("node-that-is-nowhere");
        failure.Message.ShouldContain("Install Node 20");
    }

    [Fact]
    public void Missing_packages_and_templates_are_all_named_at_once()
    {
        var empty = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(empty.FullName, "main.mjs"), "");
            var failure = Should.Throw<WorkerUnavailableException>(() => WorkerInstallation.Find(new ScriptingOptions { WorkerPath = empty.FullName, TemplatesPath = empty.FullName }));
            failure.Message.ShouldContain("liquidjs");
            failure.Message.ShouldContain($"npm ci --prefix {empty.FullName}");
            failure.Message.ShouldContain("fonts");
        }
        finally
        {
            empty.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_worker_that_cannot_become_ready_says_why()
    {
        var broken = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(broken.FullName, "main.mjs"), "console.error('the sky fell'); process.exit(3);");
            foreach (var package in new[] { "@myriaddreamin/typst-ts-node-compiler", "liquidjs", "quickjs-emscripten" })
            {
                var folder = Directory.CreateDirectory(Path.Combine(broken.FullName, "node_modules", package));
                File.WriteAllText(Path.Combine(folder.FullName, "package.json"), "{}");
            }

            await using var services = WorkerFixture.Create(o => o.WorkerPath = broken.FullName);
            var failure = await Should.ThrowAsync<WorkerUnavailableException>(() => services.GetRequiredService<NodeWorker>().StartAsync(Ct));
            failure.Message.ShouldContain("the sky fell");
        }
        finally
        {
            broken.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_worker_sees_none_of_the_Hosts_environment()
    {
        // /proc tells what the process was really given.
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        await using var services = WorkerFixture.Create();
        var worker = services.GetRequiredService<NodeWorker>();
        await worker.StartAsync(Ct);
        (await File.ReadAllTextAsync($"/proc/{worker.ProcessId}/environ", Ct)).ShouldBeEmpty();
    }

    [Fact]
    public void Wrong_options_are_all_named_at_once()
    {
        var result = new ScriptingOptionsValidator().Validate(null, new ScriptingOptions { JavaScriptThreads = 0, TypstThreads = 0, TypstTimeout = TimeSpan.Zero, MaxInFlight = 0 });
        result.Failures!.Count().ShouldBe(4);
    }

    [Fact]
    public async Task Thousand_pipelined_requests_get_their_own_answers()
    {
        await using var services = WorkerFixture.Create(o => (o.JavaScriptTimeout, o.QueueTimeout) = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)));
        var sandbox = services.GetRequiredService<JavaScriptSandbox>();
        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i =>
            sandbox.EvaluateAsync(new JavaScriptEvaluation { Script = "variables.N", Variables = new JsonObject { ["N"] = i } }, Ct)));
        answers.Select(a => a.Value!.GetValue<int>()).ShouldBe(Enumerable.Range(0, 1000));
    }
}
