namespace WorkflowConnect.Engine;

/// <summary>An endpoint that a request meets, and what its path gives the route's parameters.</summary>
internal sealed record HttpRouteMatch(
    TriggerEntry Trigger, Activities.HttpEndpointStimulus Stimulus, Dictionary<string, object> RouteData);
