namespace WorkflowConnect.Core.Tests.Lists;

/// <summary>Tests that measure the whole process's memory run while no other test does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
