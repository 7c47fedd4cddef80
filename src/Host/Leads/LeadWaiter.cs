using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Host.Leads;

/// <summary>Waits until a lead has an outcome. A signal wakes it; in case another node does the work, it also looks now and then.</summary>
internal sealed class LeadWaiter(IDatabase database, LeadSignals signals, TimeProvider time)
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    /// <summary>The lead as it is when it left <see cref="LeadStatus.Received"/>, or when the time was over.</summary>
    public async Task<Lead> WaitAsync(Lead lead, TimeSpan longest, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + longest;
        while (true)
        {
            var next = signals.Next(lead.Id);
            lead = await database.ReadAsync((work, ct) => work.Leads.FindAsync(lead.Id, ct), cancellationToken) ?? lead;
            var left = until - time.GetUtcNow();
            if (lead.Status != LeadStatus.Received || left <= TimeSpan.Zero)
            {
                if (lead.Status != LeadStatus.Received)
                {
                    signals.Forget(lead.Id);
                }

                return lead;
            }

            await Task.WhenAny(next, Task.Delay(left < Glance ? left : Glance, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
