using WorkflowConnect.Tests.Shared;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace WorkflowConnect.EndToEnd.Tests.Product;

/// <summary>One product that many tests share, one after another; a start takes longer than most of them.</summary>
[CollectionDefinition(nameof(ServingProduct))]
public sealed class ServingProduct : IAsyncLifetime, ICollectionFixture<ServingProduct>
{
    public RunningProduct Product { get; } = new();

    public async ValueTask InitializeAsync() => await Product.StartAsync();

    public ValueTask DisposeAsync() => Product.DisposeAsync();
}
