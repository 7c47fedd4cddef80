namespace WorkflowConnect.Engine;

/// <summary>Collects errors, so that an author sees all of them at once; a flood is cut off.</summary>
internal sealed class DefinitionErrors
{
    private const int Limit = 200;

    private readonly List<DefinitionError> items = [];

    public IReadOnlyList<DefinitionError> Items => items;

    public void Add(string where, string message)
    {
        if (items.Count < Limit)
        {
            items.Add(new DefinitionError(where, message));
        }
    }
}
