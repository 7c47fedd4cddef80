using Microsoft.Extensions.DependencyInjection;

namespace WorkflowConnect.Engine.Tests;

/// <summary>An engine with the prover's rule for the activities of these tests.</summary>
internal sealed class PermitEngine : IDisposable
{
    private readonly ServiceProvider services;

    public PermitEngine(bool refuses = true)
    {
        Checks = new Checks();
        var collection = new ServiceCollection()
            .AddSingleton(Checks)
            .AddSingleton<IJavaScriptEvaluator>(new FakeJavaScript());
        if (refuses)
        {
            collection.AddSingleton<IDefinitionCheck>(new PermitCheck(Rule));
        }

        collection.AddWorkflowEngine(options => options.MaxStepsPerBurst = 200).AddActivitiesFrom<TestEngine>();
        services = collection.BuildServiceProvider();
        Catalog = services.GetRequiredService<WorkflowCatalog>();
        Runtime = services.GetRequiredService<WorkflowRuntime>();
    }

    public static PermitRule Rule { get; } = new()
    {
        FactsOf = descriptor => descriptor.TypeName switch
        {
            "Permit.Screen" => new PermitFacts { GivenBy = ["Clear"], Reference = "Check", LeavesOnce = true },
            "Permit.Release" => new PermitFacts { GivenBy = ["Released"], Reference = "Check", LeavesOnce = true },
            "Permit.Write" => new PermitFacts { Needs = true, Reference = "Check" },
            _ => null,
        },
        Permit = "a clear check",
        Advice = "Lead to it from Clear.",
    };

    public Checks Checks { get; }

    public WorkflowCatalog Catalog { get; }

    public WorkflowRuntime Runtime { get; }

    public async Task<IReadOnlyList<DefinitionError>> Refusals(string json)
    {
        var result = await Catalog.ImportAsync(json);
        return result.Errors;
    }

    /// <summary>Runs it to its end, waking whatever waits in random order.</summary>
    public async Task Run(string definitionId, string instanceId, string? trigger = null)
    {
        var store = services.GetRequiredService<IWorkflowInstanceStore>();
        await Runtime.StartAsync(new StartWorkflow { DefinitionId = definitionId, InstanceId = instanceId, TriggerActivityId = trigger });
        for (var i = 0; i < 40; i++)
        {
            var bookmarks = await store.ListBookmarksAsync(instanceId, default);
            if (bookmarks.Count == 0)
            {
                return;
            }

            await Runtime.ResumeBookmarkAsync(bookmarks[Checks.Next(bookmarks.Count)].Id);
        }
    }

    public void Dispose() => services.Dispose();
}
