using WorkflowConnect.Host.Scripting;

namespace WorkflowConnect.Host.Tests.Scripting;

public sealed class SandboxEscapeTests(WorkerFixture fixture) : IClassFixture<WorkerFixture>
{
    [Theory]
    [InlineData("typeof process")]
    [InlineData("typeof require")]
    [InlineData("typeof module")]
    [InlineData("typeof fetch")]
    [InlineData("typeof WebAssembly")]
    [InlineData("typeof XMLHttpRequest")]
    [InlineData("typeof setTimeout")]
    [InlineData("typeof Deno")]
    [InlineData("typeof std")]
    [InlineData("typeof os")]
    [InlineData("typeof globalThis.process")]
    [InlineData("typeof this.constructor.constructor('return this')().process")]
    [InlineData("typeof Function('return this')().require")]
    [InlineData("typeof getVariable.constructor('return this')().process")]
    [InlineData("typeof newGuid.constructor('return this')().process")]
    [InlineData("typeof (0, eval)('this').fetch")]
    [InlineData("typeof Reflect.construct(Function, ['return this'])().process")]
    [InlineData("typeof (async () => {}).constructor('return this')().process")]
    public async Task Nothing_of_the_host_is_in_reach(string script) =>
        (await fixture.RunAsync(script)).Value!.GetValue<string>().ShouldBe("undefined");

    [Theory]
    [InlineData("constructor.constructor('return process')()")]
    [InlineData("import('fs')")]
    [InlineData("import('node:child_process')")]
    [InlineData("import('https://example.org/x.js')")]
    [InlineData("new Function('return require(\"fs\")')()")]
    [InlineData("newGuid.constructor('return process.env')()")]
    [InlineData("Error.prepareStackTrace = (_, s) => s; new Error().stack[0].getThis().process.exit()")]
    [InlineData("arguments.callee.caller.constructor('return process')()")]
    public async Task A_classic_escape_fails_inside_the_sandbox(string script) =>
        (await fixture.FailAsync(script)).Kind.ShouldBe(ScriptErrorKind.Runtime);

    [Theory]
    [InlineData("Object.prototype.leak = 1; Array.prototype.leak = 1; globalThis.leak = 1", "typeof ({}).leak + typeof [].leak + typeof leak")]
    [InlineData("var leak = 1; function leak2() {}", "typeof leak + typeof leak2 + 'undefined'")]
    [InlineData("JSON.stringify = () => 'stolen'; JSON.parse = null", "typeof ({}).x + typeof globalThis.y + (toJson(1) === '1' ? 'undefined' : 'changed')")]
    [InlineData("variables.__proto__.leak = 1; input.constructor.prototype.leak = 1", "typeof variables.leak + typeof input.leak + typeof leak")]
    [InlineData("Promise.resolve().then(() => { globalThis.leak = 1 }); newGuid.leak = 1; 1", "typeof leak + typeof newGuid.leak + typeof variables.leak")]
    [InlineData("Symbol.for('leak').constructor.prototype.leak = 1; Math.leak = 1", "typeof Symbol.prototype.leak + typeof Math.leak + typeof leak")]
    public async Task No_state_reaches_the_next_evaluation(string first, string second)
    {
        // More often than there are threads, so that each of them has seen the first script.
        for (var i = 0; i < 8; i++)
        {
            await fixture.RunAsync(first);
        }

        for (var i = 0; i < 8; i++)
        {
            (await fixture.RunAsync(second)).Value!.GetValue<string>().ShouldBe("undefinedundefinedundefined");
        }
    }

    [Fact]
    public async Task A_failed_evaluation_leaves_no_state_either()
    {
        for (var i = 0; i < 8; i++)
        {
            await fixture.FailAsync("globalThis.leak = 1; Object.prototype.leak = 1; throw new Error('x')");
        }

        for (var i = 0; i < 8; i++)
        {
            (await fixture.RunAsync("typeof leak + typeof ({}).leak")).Value!.GetValue<string>().ShouldBe("undefinedundefined");
        }
    }

    [Fact]
    public async Task Ids_and_random_numbers_differ_from_one_evaluation_to_the_next()
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < 20; i++)
        {
            seen.Add((await fixture.RunAsync("newGuid() + Math.random()")).Value!.GetValue<string>()).ShouldBeTrue();
            seen.Add((await fixture.RunAsync("String(Math.random())")).Value!.GetValue<string>()).ShouldBeTrue();
        }
    }
}
