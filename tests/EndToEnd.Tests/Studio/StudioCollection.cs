namespace WorkflowConnect.EndToEnd.Tests.Studio;

/// <summary>The tests of Studio share one product and one browser; its cache keeps the megabytes of the first visit.</summary>
[CollectionDefinition(nameof(StudioCollection))]
public sealed class StudioCollection : ICollectionFixture<StudioFixture>;
