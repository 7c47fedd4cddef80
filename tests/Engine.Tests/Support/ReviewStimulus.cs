namespace WorkflowConnect.Engine.Tests;

public sealed record ReviewStimulus(string Case);
