using System.Diagnostics;
using System.Text.Json.Nodes;
using WorkflowConnect.Host.Scripting;

namespace WorkflowConnect.Host.Tests.Scripting;

public sealed class SandboxLimitTests(WorkerFixture fixture) : IClassFixture<WorkerFixture>
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    [Theory]
    [InlineData("while (true);", ScriptErrorKind.Timeout)]
    [InlineData("(async () => { for (;;) await 0 })()", ScriptErrorKind.Timeout)]
    [InlineData("try { while (true); } catch { } while (true);", ScriptErrorKind.Timeout)]
    [InlineData("/(a+)+$/.test('a'.repeat(50) + 'b')", ScriptErrorKind.Timeout)]
    [InlineData("({ toJSON() { while (true); } })", ScriptErrorKind.Timeout)]
    [InlineData("new Uint8Array(1e9)", ScriptErrorKind.Memory)]
    [InlineData("'x'.repeat(1e9)", ScriptErrorKind.Memory)]
    [InlineData("function f() { return f() + 1 } f()", ScriptErrorKind.Runtime)]
    [InlineData("JSON.parse('['.repeat(1e6))", ScriptErrorKind.Runtime)]
    [InlineData("eval('('.repeat(1e5))", ScriptErrorKind.Runtime)]
    [InlineData("new Promise(() => {})", ScriptErrorKind.Runtime)]
    public async Task A_hostile_script_ends_by_kind(string script, ScriptErrorKind kind)
    {
        // Only a loop may meet its deadline: a busy machine must not turn another failure into a timeout.
        var timeout = kind == ScriptErrorKind.Timeout ? Short : default(TimeSpan?);
        (await fixture.FailAsync(script, timeout)).Kind.ShouldBe(kind);
        (await fixture.RunAsync("1 + 1")).Value!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task A_memory_bomb_ends_and_the_process_stays_small()
    {
        var id = fixture.Worker.ProcessId!.Value;
        for (var i = 0; i < 4; i++)
        {
            var failure = await fixture.FailAsync("let a = []; while (true) a.push(new Array(100000).fill(1))");
            failure.Kind.ShouldBeOneOf(ScriptErrorKind.Memory, ScriptErrorKind.Timeout);
        }

        fixture.Worker.ProcessId.ShouldBe(id, "the process itself must not end");
        using var process = Process.GetProcessById(id);
        process.WorkingSet64.ShouldBeLessThan(1_000_000_000);
    }

    [Fact]
    public async Task A_result_that_is_too_large_is_refused()
    {
        await using var services = WorkerFixture.Create(o => (o.MaxOutputBytes, o.JavaScriptTimeout) = (1000, TimeSpan.FromMinutes(1)));
        var sandbox = (JavaScriptSandbox)services.GetService(typeof(JavaScriptSandbox))!;
        var failure = await Should.ThrowAsync<ScriptException>(() =>
            sandbox.EvaluateAsync(new JavaScriptEvaluation { Script = "'x'.repeat(1001)" }, TestContext.Current.CancellationToken));
        failure.Kind.ShouldBe(ScriptErrorKind.TooLarge);
    }

    [Fact]
    public async Task A_script_or_input_that_is_too_large_is_refused()
    {
        (await fixture.FailAsync("'" + new string('x', 256 * 1024) + "'")).Kind.ShouldBe(ScriptErrorKind.TooLarge);
        var huge = new JsonObject { ["x"] = new string('x', 8 * 1024 * 1024) };
        (await Should.ThrowAsync<ScriptException>(() => fixture.RunAsync("1", huge))).Kind.ShouldBe(ScriptErrorKind.TooLarge);
    }

    [Fact]
    public async Task Other_work_goes_on_while_loops_occupy_every_JavaScript_thread()
    {
        var loops = Enumerable.Range(0, 2).Select(_ => fixture.FailAsync("while (true);", TimeSpan.FromSeconds(6))).ToList();
        var liquid = await fixture.Get<LiquidRenderer>().RenderAsync("{{ Variables.Name }}", new JsonObject { ["Variables"] = new JsonObject { ["Name"] = "Ada" } }, TestContext.Current.CancellationToken);
        var stillLooping = loops.Count(l => !l.IsCompleted);
        liquid.ShouldBe("Ada");
        stillLooping.ShouldBe(2);
        foreach (var loop in loops)
        {
            (await loop).Kind.ShouldBe(ScriptErrorKind.Timeout);
        }
    }

    [Fact]
    public async Task A_Liquid_loop_without_end_is_stopped()
    {
        await using var services = WorkerFixture.Create();
        var liquid = (LiquidRenderer)services.GetService(typeof(LiquidRenderer))!;
        var failure = await Should.ThrowAsync<ScriptException>(() => liquid.RenderAsync(
            "{% for i in (1..1000000000) %}x{% endfor %}", [], TestContext.Current.CancellationToken));
        failure.Kind.ShouldBeOneOf(ScriptErrorKind.Memory, ScriptErrorKind.Timeout);
    }

    [Fact]
    public async Task Liquid_reads_no_file()
    {
        var failure = await Should.ThrowAsync<ScriptException>(() => fixture.Get<LiquidRenderer>().RenderAsync(
            "{% include '/etc/hostname' %}", [], TestContext.Current.CancellationToken));
        failure.Kind.ShouldBe(ScriptErrorKind.Runtime);
    }
}
