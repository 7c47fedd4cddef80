using System.Text.Json.Nodes;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Definitions;

/// <summary>Sorts the definitions of a bulk action by what became of each.</summary>
internal sealed class BulkAnswer
{
    private readonly JsonObject _lists = [];
    private readonly JsonObject _warnings = [];

    public BulkAnswer(params string[] lists)
    {
        foreach (var list in lists)
        {
            _lists[list] = new JsonArray();
        }
    }

    public void Add(string list, string id) => ((JsonArray)_lists[list]!).Add(id);

    /// <summary>One failure does not keep the others from happening.</summary>
    public async Task TryAsync(string id, Func<Task<string>> act)
    {
        try
        {
            Add(await act(), id);
        }
        catch (WorkflowNotFoundException)
        {
            Add("notFound", id);
        }
        catch (DefinitionReadonlyException)
        {
            Add("skipped", id);
        }
        catch (InvalidDefinitionException error)
        {
            Add(_lists.ContainsKey("failed") ? "failed" : "skipped", id);
            _warnings[id] = new JsonArray([.. error.Errors.Select(item => (JsonNode?)item.ToString())]);
        }
    }

    public JsonObject ToJson()
    {
        if (_lists.ContainsKey("failed"))
        {
            _lists["warnings"] = _warnings;
        }

        return _lists;
    }
}
