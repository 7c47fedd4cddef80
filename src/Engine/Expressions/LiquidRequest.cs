namespace WorkflowConnect.Engine;

/// <summary>A template and all that it may see. The JSON texts are objects and can be embedded as they are.</summary>
public sealed record LiquidRequest
{
    /// <summary>The template.</summary>
    public required string Template { get; init; }

    /// <summary>JSON object: <c>Variables</c>, the variables in scope by name.</summary>
    public required string Variables { get; init; }

    /// <summary>JSON object: <c>Input</c>, the input of the run by name.</summary>
    public required string Input { get; init; }

    /// <summary>JSON object: <c>Output</c>, activity id or name → output name → value; only when a script of the definition asks for outputs.</summary>
    public required string Outputs { get; init; }

    /// <summary>The run.</summary>
    public required string WorkflowInstanceId { get; init; }

    /// <summary>Its definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Its version.</summary>
    public required int DefinitionVersion { get; init; }

    /// <summary>The host's reference.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Name of the instance.</summary>
    public string? InstanceName { get; init; }
}
