namespace WorkflowConnect.Connectors.Screening;

/// <summary>The service gave no answer that can be used.</summary>
/// <param name="problem">A word of <see cref="Core.Screening.ProviderReference.Problem"/>; never a part of the answer, which may name persons.</param>
internal class ServiceTrouble(string problem, Exception? inner = null) : Exception($"The screening service: {problem}.", inner)
{
    public string Problem { get; } = problem;
}
