using Microsoft.Extensions.Options;

namespace WorkflowConnect.Engine.Tests;

public class RegistryTests
{
    [Fact]
    public void A_descriptor_says_what_the_class_says()
    {
        using var engine = new TestEngine();
        var review = engine.Get<ActivityRegistry>().Find("Test.Review", 1)!;
        review.Kind.ShouldBe(ActivityKind.Task);
        review.Ports.Select(port => port.Name).ShouldBe(["Clear", "Hit"]);
        review.Inputs.Single().TypeName.ShouldBe("String");
        review.Outputs.Single().Name.ShouldBe("Decision");
        engine.Get<ActivityRegistry>().Find("Elsa.If", 1)!.Ports.Select(port => port.Name).ShouldBe(["Then", "Else"]);
    }

    [Fact]
    public void Every_wrong_option_is_told_at_once()
    {
        var error = Should.Throw<OptionsValidationException>(() => new TestEngine(configure: options =>
        {
            options.MaxConcurrentRuns = 0;
            options.Retry.Factor = 0;
        }));
        error.Failures.Count().ShouldBe(2);
    }
}
