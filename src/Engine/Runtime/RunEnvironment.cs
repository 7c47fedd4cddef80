using Microsoft.Extensions.DependencyInjection;

namespace WorkflowConnect.Engine;

/// <summary>What all runs share.</summary>
internal sealed record RunEnvironment(
    IServiceScopeFactory Scopes, TimeProvider Time, WorkflowEngineOptions Options, ILineWriter? Lines, string Node);
