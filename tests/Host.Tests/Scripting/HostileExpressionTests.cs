using WorkflowConnect.Host.Scripting;

namespace WorkflowConnect.Host.Tests.Scripting;

/// <summary>More than five hundred scripts that mean harm, against the real worker.</summary>
public sealed class HostileExpressionTests(WorkerFixture fixture) : IClassFixture<WorkerFixture>
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(60);

    [Fact]
    public async Task Each_ends_with_a_clear_error_or_a_harmless_value_and_the_worker_stays_healthy()
    {
        var scripts = HostileScripts.All().ToList();
        scripts.Count.ShouldBeGreaterThanOrEqualTo(500);
        scripts.Distinct().Count().ShouldBe(scripts.Count);
        var process = fixture.Worker.ProcessId;
        var checkedAfter = 0;
        foreach (var chunk in scripts.Chunk(8))
        {
            await Task.WhenAll(chunk.Select(EndsAsync));
            if (++checkedAfter % 8 == 0)
            {
                (await fixture.RunAsync("[1, 2, 3].map(x => x * 2).join()")).Value!.GetValue<string>().ShouldBe("2,4,6");
            }
        }

        (await fixture.RunAsync("typeof hostile + Object.keys({}).length + [].constructor.name")).Value!.GetValue<string>().ShouldBe("undefined0Array");
        fixture.Worker.ProcessId.ShouldBe(process, "no script ends the process");
    }

    private async Task EndsAsync(string script)
    {
        try
        {
            var value = (await fixture.RunAsync(script, timeout: Short)).Value?.ToJsonString() ?? "null";
            value.ShouldNotContain("REACHED", Case.Sensitive, script);
        }
        catch (ScriptException failure)
        {
            failure.Kind.ShouldBeOneOf(
                ScriptErrorKind.Syntax, ScriptErrorKind.Runtime, ScriptErrorKind.Timeout, ScriptErrorKind.Memory, ScriptErrorKind.TooLarge);
            failure.Message.ShouldNotBeNullOrWhiteSpace(script);
            failure.Message.Length.ShouldBeLessThan(400, script);
        }
    }
}
