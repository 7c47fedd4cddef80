using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Host.Pages.Shared;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Crm;

/// <summary>The distribution lists, and the members of one.</summary>
[RequiredPermission(Permissions.ReadCrm)]
internal sealed class ListsModel(IDatabase database, IOptions<CrmOptions> crm, IOptions<ListToolOptions> tool) : PageModel
{
    /// <summary>Where the lists are kept when not here, or null.</summary>
    public string? KeptIn => tool.Value.Kind != ListToolKind.Crm ? tool.Value.Kind.ToString()
        : crm.Value.Kind != CrmKind.BuiltIn ? crm.Value.Kind.ToString()
        : null;

    public IReadOnlyList<(string List, int Members)> Lists { get; private set; } = [];

    /// <summary>Name of the list whose members are shown, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public string? List { get; set; }

    public IReadOnlyList<(CrmListMember Member, CrmRecord? Contact)> Members { get; private set; } = [];

    public Paging Paging { get; private set; } = new(null, null);

    public Task OnGetAsync(int skip, CancellationToken cancellationToken) => database.ReadAsync(
        async (work, ct) =>
        {
            Lists = await work.Crm.ListsAsync(ct);
            if (List is { Length: > 0 } list)
            {
                await ReadMembersAsync(work, list, Math.Max(skip, 0), ct);
            }

            return true;
        },
        cancellationToken);

    private async Task ReadMembersAsync(IWork work, string list, int skip, CancellationToken cancellationToken)
    {
        var found = await work.Crm.MembersAsync(list, skip, Paging.Size + 1, cancellationToken);
        var members = new List<(CrmListMember, CrmRecord?)>();
        foreach (var member in found.Take(Paging.Size))
        {
            members.Add((member, (await work.Crm.FindAsync(RecordKind.Contact, member.Contact.Id, cancellationToken))?.Record));
        }

        Members = members;
        Paging = Paging.Skip($"/crm/lists?list={Uri.EscapeDataString(list)}", skip, found.Count > Paging.Size);
    }
}
