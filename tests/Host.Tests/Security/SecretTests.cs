using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Access.Secrets;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Tests.Security;

/// <summary>Values go in and to workflows, and nowhere else.</summary>
public sealed class SecretTests(Door door) : IClassFixture<Door>
{
    private const string Value = "s3cr3t-Väluë-42";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_answer_holds_a_value()
    {
        using var admin = door.Client((string)(await door.LoginAsync(Door.Administrator))["accessToken"]!);
        using var set = await admin.PostAsJsonAsync("/elsa/api/secrets", new { name = "crm-token", value = Value, description = "CRM" }, Token);
        var answers = new List<string> { await set.Content.ReadAsStringAsync(Token) };
        set.IsSuccessStatusCode.ShouldBeTrue(answers[0]);
        foreach (var path in new[] { "/elsa/api/secrets", "/elsa/api/secrets/crm-token", "/elsa/api/secrets/descriptors", "/console/secrets" })
        {
            answers.Add(await admin.GetStringAsync(new Uri(path, UriKind.Relative), Token));
        }

        using var picked = await admin.PostAsJsonAsync("/elsa/api/secrets/picker", new { search = "crm" }, Token);
        answers.Add(await picked.Content.ReadAsStringAsync(Token));
        answers[^1].ShouldContain("crm-token");
        answers.ShouldAllBe(answer => !answer.Contains(Value, StringComparison.OrdinalIgnoreCase) && !answer.Contains("cipher", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_table_holds_no_plain_value_and_a_rotation_counts()
    {
        var keep = door.Get<KeepSecrets>();
        await keep.SetAsync("rotated", Value, null, null, "test", Token);
        (await keep.SetAsync("rotated", Value + "2", null, null, "test", Token)).Version.ShouldBe(2);
        var row = await door.Get<IDatabase>().ReadAsync((work, ct) => work.Secrets.FindAsync("rotated", ct), Token);
        row!.Cipher.ShouldNotContain("s3cr3t");
        (await keep.RevealAsync("rotated", Token)).ShouldBe(Value + "2");
        (await keep.DeleteAsync("rotated", "test", Token)).ShouldBeTrue();
        (await keep.RevealAsync("rotated", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task An_integrator_sees_which_secrets_there_are_and_sets_none()
    {
        using var integrator = await door.AsAsync("Ina Integrator", Roles.Integrator);
        (await integrator.GetAsync(new Uri("/elsa/api/secrets", UriKind.Relative), Token)).IsSuccessStatusCode.ShouldBeTrue();
        using var set = await integrator.PostAsJsonAsync("/elsa/api/secrets", new { name = "mine", value = Value }, Token);
        ((int)set.StatusCode).ShouldBe(403);
    }

    [Fact]
    public void Workflows_know_the_expression_type() =>
        door.App.Services.GetServices<IExpressionEvaluator>().ShouldContain(evaluator => evaluator.Type == "Secret");
}
