using Microsoft.AspNetCore.SignalR;

namespace WorkflowConnect.Host.Elsa.Live;

/// <summary>Tells Studio that an instance it shows has changed; method names as in Elsa.</summary>
internal sealed class WorkflowInstanceHub(InstanceUpdates updates) : Hub
{
    private const int MostInstances = 100;
    private const string Watched = "instances";

    /// <summary>From now on the caller hears of this instance.</summary>
    public async Task ObserveInstanceAsync(string instanceId)
    {
        var watched = Watching();
        if (watched.Count >= MostInstances || string.IsNullOrEmpty(instanceId) || instanceId.Length > 500)
        {
            throw new HubException($"At most {MostInstances} instances can be watched over one connection, each by its id.");
        }

        if (watched.Add(instanceId))
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, instanceId, Context.ConnectionAborted);
            updates.Watch(instanceId);
        }
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        foreach (var instanceId in Watching())
        {
            updates.Unwatch(instanceId);
        }

        return base.OnDisconnectedAsync(exception);
    }

    private HashSet<string> Watching()
    {
        if (Context.Items.TryGetValue(Watched, out var known) && known is HashSet<string> watched)
        {
            return watched;
        }

        watched = new(StringComparer.Ordinal);
        Context.Items[Watched] = watched;
        return watched;
    }
}
