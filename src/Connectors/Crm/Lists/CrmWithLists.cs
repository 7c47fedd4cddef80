using Microsoft.Extensions.Logging;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Connectors.Crm.Lists;

/// <summary>A CRM whose distribution lists are kept by a newsletter tool: memberships go there, everything else goes on to the CRM.</summary>
internal sealed class CrmWithLists : ICrm, ICrmAdministration
{
    private readonly ICrm _crm;
    private readonly IListTool _tool;
    private readonly AskedToConfirm _asked;
    private readonly SeenOnLists _seen;
    private readonly VendorTries _tries;
    private readonly ListWrites _lists;

    public CrmWithLists(ICrm crm, IListTool tool, IDatabase database, TimeSpan longestWait, TimeProvider time, ILogger<CrmWithLists> logger)
    {
        // No name of a connection has a colon, so that the keys of the two stay apart.
        var connection = $"lists:{tool.Product.ToLowerInvariant()}";
        (_crm, _tool) = (crm, tool);
        _asked = new AskedToConfirm(connection, database, time);
        _seen = new SeenOnLists(connection, database, time);
        // A membership said twice is one: there is nothing to wait for.
        _tries = new VendorTries(connection, longestWait, TimeSpan.Zero, time, logger);
        _lists = new ListWrites(crm, tool, new Reservations(connection, database, time), _asked, _seen, _tries);
    }

    public string Connection => _crm.Connection;

    private ICrmAdministration Administration => (ICrmAdministration)_crm;

    public CrmCapabilities Capabilities => _crm.Capabilities with { HasDistributionLists = true };

    /// <summary>In their order: whoever is put on a list may be created by a write before.</summary>
    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(IReadOnlyList<CrmWrite> writes, CancellationToken cancellationToken)
    {
        var outcomes = new List<WriteOutcome>(writes.Count);
        while (outcomes.Count < writes.Count)
        {
            if (writes[outcomes.Count] is AddToList add)
            {
                outcomes.Add(await _lists.AddAsync(add, cancellationToken));
            }
            else
            {
                outcomes.AddRange(await _crm.WriteAsync([.. writes.Skip(outcomes.Count).TakeWhile(write => write is not AddToList)], cancellationToken));
            }
        }

        return outcomes;
    }

    public Task<CrmRecord?> FindAsync(RecordRef record, CancellationToken cancellationToken) => _crm.FindAsync(record, cancellationToken);

    public Task<CrmPage> ReadPageAsync(CrmPageRequest request, CancellationToken cancellationToken) => _crm.ReadPageAsync(request, cancellationToken);

    /// <summary>What is wrong with the tool is told beside the CRM, not in its place.</summary>
    public async Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        var probe = await Administration.ProbeAsync(cancellationToken);
        ListToolProbe tool;
        try
        {
            tool = await _tries.ReadAsync(_tool.ProbeAsync, cancellationToken);
        }
        catch (VendorTrouble trouble)
        {
            tool = new ListToolProbe("not reached", [], [new CrmMissing($"{_tool.Product}, which holds the lists", trouble.Message, CanBeCreated: false)]);
        }

        return probe with
        {
            User = $"{probe.User}; distribution lists in {_tool.Product}, {tool.Account}",
            Lists = tool.Lists,
            Missing = [.. probe.Missing, .. tool.Missing],
        };
    }

    public Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken) => Administration.ProvisionAsync(missing, cancellationToken);

    /// <summary>In the tool first: by the address, which the CRM knows only until the contact is erased there.</summary>
    public async Task<CrmErasure> EraseAsync(RecordRef record, CancellationToken cancellationToken)
    {
        if (record.Connection != Connection)
        {
            throw new IOException($"The record is not of the connection {Connection}.");
        }

        var contact = await _crm.FindAsync(record, cancellationToken);
        var there = await EraseInToolAsync(MatchKeys.Email(contact?.Fields.GetValueOrDefault(CrmFields.Email)), cancellationToken);
        var here = await Administration.EraseAsync(record, cancellationToken);
        return new CrmErasure(here.IsErased && there.IsErased, [.. there.Done, .. here.Done], [.. there.Remains, .. here.Remains]);
    }

    private async Task<CrmErasure> EraseInToolAsync(string email, CancellationToken cancellationToken)
    {
        if (email.Length == 0)
        {
            return new CrmErasure(IsErased: true, [], [$"whatever {_tool.Product} holds of the person: the CRM gave no e-mail address to look for"]);
        }

        var erasure = await _tries.ReadAsync(token => _tool.EraseAsync(email, token), cancellationToken);
        await _asked.ForgetAsync(email, cancellationToken);
        await _seen.ForgetAsync(email, cancellationToken);
        return erasure;
    }
}
