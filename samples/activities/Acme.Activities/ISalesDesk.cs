namespace Acme.Activities;

/// <summary>Where sales find what to do.</summary>
public interface ISalesDesk
{
    /// <summary>The same key again changes nothing: a run may ask twice after a crash.</summary>
    Task PutAsync(string leadId, string key, CancellationToken cancellationToken);
}
