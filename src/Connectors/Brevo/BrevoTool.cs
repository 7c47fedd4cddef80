using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Brevo;

/// <summary>Brevo's contacts and their lists.</summary>
internal sealed class BrevoTool(BrevoCalls calls, ListToolOptions options) : IListTool
{
    private const string Contacts = "contacts";
    private readonly BrevoLists _lists = new(calls, options);
    private readonly BrevoNames _names = new(calls);

    public string Product => "Brevo";

    public bool ShowsPending => false;

    public bool ForgetsLeavers => false;

    public async Task<ListState> StateAsync(string email, string list, CancellationToken cancellationToken)
    {
        if (await FindAsync(email, cancellationToken) is not { } contact)
        {
            return ListState.Unknown;
        }

        var id = await _lists.FindAsync(list, cancellationToken);
        return new ListState
        {
            Member = VendorJson.Text(contact["id"]),
            IsOn = Has(contact["listIds"], id),
            Refusal = VendorJson.IsTrue(contact["emailBlacklisted"]) ? "is on Brevo's block list for e-mails: it has opted out of all mailings, complained, or its address bounced."
                : Has(contact["listUnsubscribed"], id) ? "has opted out of this list in Brevo."
                : null,
        };
    }

    public async Task<ListAddition> AddAsync(ListPerson person, string list, ListState state, CancellationToken cancellationToken)
    {
        var id = await _lists.FindAsync(list, cancellationToken) ?? await _lists.CreateAsync(list, cancellationToken);
        try
        {
            await (options.DoubleOptIn ? AskAsync(person, id, state, cancellationToken)
                : state.Member is { } member ? JoinAsync(member, id, cancellationToken)
                : CreateAsync(person, id, cancellationToken));
            return new ListAddition(Refusal: null, IsAsked: options.DoubleOptIn);
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Rejected)
        {
            throw await _lists.IsGoneAsync(list, id, cancellationToken)
                ? new VendorTrouble(WriteStatus.Retryable, "The list was removed in Brevo meanwhile.", BrevoErrors.Again, trouble)
                : new VendorTrouble(trouble.Status, trouble.Message, trouble.RetryAfter, trouble);
        }
    }

    public async Task<ListToolProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        var account = await calls.GetAsync("account", cancellationToken);
        return new ListToolProbe($"account {VendorJson.Text(account["companyName"]) ?? "without a name"}", await _lists.NamesAsync(cancellationToken), []);
    }

    public async Task<CrmErasure> EraseAsync(string email, CancellationToken cancellationToken)
    {
        const int MostTries = 3;
        var done = new List<string>();
        for (var tries = 0; ; tries++)
        {
            if (await FindAsync(email, cancellationToken) is not { } contact)
            {
                return new CrmErasure(
                    IsErased: true,
                    [.. done.Distinct(), "no contact of that address is in Brevo, as read back"],
                    done.Count == 0 ? [] : ["logs of transactional e-mails and exports in Brevo: to be removed by its users", "nothing in Brevo remembers an opt-out of a contact that was deleted: who fills in a form again is put on lists again"]);
            }

            if (tries == MostTries)
            {
                return new CrmErasure(IsErased: false, [], ["the contact in Brevo, which did not go away: delete it there"]);
            }

            try
            {
                await calls.DeleteAsync($"{Contacts}/{IdOf(contact)}", cancellationToken);
            }
            catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Unknown)
            {
                // Whether it was deleted is read back in any case.
            }
            catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Rejected)
            {
                return new CrmErasure(IsErased: false, [], [$"the contact in Brevo: {trouble.Message}"]);
            }

            done.Add("the contact in Brevo, with its attributes and memberships");
        }
    }

    private Task<JsonObject?> FindAsync(string email, CancellationToken cancellationToken) => calls.FindAsync($"{Contacts}/{Uri.EscapeDataString(email)}", cancellationToken);

    /// <summary>Without <c>updateEnabled</c>: a contact that came into being meanwhile is an error and not changed.</summary>
    private async Task CreateAsync(ListPerson person, long list, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["email"] = person.Email, ["listIds"] = new JsonArray(list), ["updateEnabled"] = false };
        if (await _names.OfAsync(person, cancellationToken) is { Count: > 0 } names)
        {
            body["attributes"] = names;
        }

        await calls.PostAsync(Contacts, body, cancellationToken);
    }

    private async Task JoinAsync(string member, long list, CancellationToken cancellationToken)
    {
        try
        {
            await calls.PostAsync($"{Contacts}/lists/{Number(list)}/contacts/add", new JsonObject { ["ids"] = new JsonArray(long.Parse(member, NumberStyles.None, CultureInfo.InvariantCulture)) }, cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Rejected)
        {
            // Brevo calls it an error to add whom somebody else has just added.
            if (await calls.FindAsync($"{Contacts}/{member}", cancellationToken) is not { } contact || !Has(contact["listIds"], list))
            {
                throw;
            }
        }
    }

    private async Task AskAsync(ListPerson person, long list, ListState state, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["email"] = person.Email,
            ["includeListIds"] = new JsonArray(list),
            ["templateId"] = options.DoubleOptInTemplate,
            ["redirectionUrl"] = options.DoubleOptInRedirect!.AbsoluteUri,
        };
        if (state.Member is null && await _names.OfAsync(person, cancellationToken) is { Count: > 0 } names)
        {
            body["attributes"] = names;
        }

        await calls.PostAsync($"{Contacts}/doubleOptinConfirmation", body, cancellationToken);
    }

    private static string IdOf(JsonObject contact) => VendorJson.Text(contact["id"]) is { } id && VendorJson.IsId(id) ? id : throw BrevoErrors.Of(502, null, null, isWrite: false);

    private static bool Has(JsonNode? ids, long? id) => id is { } wanted && (ids as JsonArray ?? []).Any(one => VendorJson.Text(one) == Number(wanted));

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
