using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Elsa;

/// <summary>What a real Elsa 3.8 server answered, the product answers in the same shape.</summary>
[Collection(nameof(ServingProduct))]
public sealed class ExchangeTests(ServingProduct serving)
{
    [Fact]
    public async Task Every_recorded_request_gets_an_answer_of_the_recorded_shape()
    {
        Assert.SkipUnless(Exchange.All.Count > 0, "shared/elsa/exchange is not there.");
        var replay = new Replay(serving.Product);
        var differences = new List<string>();
        foreach (var exchange in Exchange.All)
        {
            if (exchange.Name.EndsWith("http-call-literal", StringComparison.Ordinal))
            {
                // Its definition was not recorded.
                continue;
            }

            differences.AddRange((await replay.SendAsync(exchange)).Select(difference => $"{exchange.Name}: {difference}"));
        }

        differences.ShouldBeEmpty();
    }
}
