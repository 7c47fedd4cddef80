namespace WorkflowConnect.Engine;

/// <summary>Renders templates outside of the engine. An outage is thrown as an <see cref="ITransientFault"/>.</summary>
public interface ILiquidEvaluator
{
    /// <summary>Renders one template.</summary>
    /// <exception cref="LiquidException">The template does not parse or cannot be rendered.</exception>
    ValueTask<string> RenderAsync(LiquidRequest request, CancellationToken cancellationToken);
}
