namespace WorkflowConnect.EndToEnd.Tests.Pages;

/// <summary>The tests of the pages share one product and one browser.</summary>
[CollectionDefinition(nameof(PagesCollection))]
public sealed class PagesCollection : ICollectionFixture<PagesFixture>;
