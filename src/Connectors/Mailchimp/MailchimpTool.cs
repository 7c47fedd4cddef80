using System.Text.Json.Nodes;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Mailchimp;

/// <summary>
/// Mailchimp's contacts of one audience and their tags, which are the lists: an audience of its own for each list would count,
/// and charge, a person once for each, and would not know an opt-out from another.
/// </summary>
internal sealed class MailchimpTool(MailchimpCalls calls, ListToolOptions options) : IListTool
{
    private const string Subscribed = "subscribed";
    private const string Pending = "pending";
    private readonly MailchimpAudiences _audiences = new(calls, options);

    public string Product => "Mailchimp";

    public bool ShowsPending => true;

    public bool ForgetsLeavers => false;

    public async Task<ListState> StateAsync(string email, string list, CancellationToken cancellationToken)
    {
        var path = MailchimpAudiences.MemberPath(await _audiences.ChosenAsync(cancellationToken), email);
        if (await calls.FindAsync($"{path}?fields=id,status,tags", cancellationToken) is not { } member)
        {
            return ListState.Unknown;
        }

        var status = VendorJson.Text(member["status"]);
        return new ListState
        {
            Member = VendorJson.Text(member["id"]) ?? path,
            IsOn = VendorJson.Rows(member["tags"]).Any(tag => string.Equals(VendorJson.Text(tag["name"]), list.Trim(), StringComparison.OrdinalIgnoreCase)) && status is Subscribed or Pending,
            Refusal = RefusalOf(status),
            IsPending = status == Pending,
            NeverSubscribed = status == "transactional",
        };
    }

    public async Task<ListAddition> AddAsync(ListPerson person, string list, ListState state, CancellationToken cancellationToken)
    {
        var path = MailchimpAudiences.MemberPath(await _audiences.ChosenAsync(cancellationToken), person.Email);
        var isPending = state.IsPending;
        if (state.Member is null || state.NeverSubscribed)
        {
            var (member, refusal) = await SubscribeAsync(path, person, state, cancellationToken);
            if ((refusal ?? RefusalOf(VendorJson.Text(member?["status"]))) is { } late)
            {
                return new ListAddition(late, IsAsked: false);
            }

            isPending = VendorJson.Text(member?["status"]) == Pending;
        }

        await calls.PostAsync($"{path}/tags", new JsonObject { ["tags"] = new JsonArray(new JsonObject { ["name"] = list.Trim(), ["status"] = "active" }) }, cancellationToken);
        return new ListAddition(Refusal: null, IsAsked: isPending);
    }

    public async Task<ListToolProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        var account = await calls.GetAsync("?fields=account_name", cancellationToken);
        var audience = await _audiences.ChosenAsync(cancellationToken);
        var tags = VendorJson.Rows((await calls.GetAsync($"{audience}/tag-search", cancellationToken))["tags"]);
        return new ListToolProbe(
            $"account {VendorJson.Text(account["account_name"]) ?? "without a name"}, as tags of the audience {options.Audience!.Trim()}",
            [.. tags.Select(tag => VendorJson.Text(tag["name"])).OfType<string>().Order(StringComparer.Ordinal)],
            []);
    }

    public async Task<CrmErasure> EraseAsync(string email, CancellationToken cancellationToken)
    {
        var (done, remains) = (0, 0);
        foreach (var audience in await _audiences.PathsAsync(cancellationToken))
        {
            switch (await DeleteAsync(MailchimpAudiences.MemberPath(audience, email), cancellationToken))
            {
                case true:
                    done++;
                    break;
                case false:
                    remains++;
                    break;
                default:
                    break;
            }
        }

        string[] deleted = done > 0 ? [$"the contact in Mailchimp, permanently, in {done} of its audiences"] : [];
        return remains > 0
            ? new CrmErasure(IsErased: false, deleted, [$"the contact in {remains} of Mailchimp's audiences, which did not go away: delete it there"])
            : new CrmErasure(
                IsErased: true,
                [.. deleted, "no contact of that address is in Mailchimp, as read back"],
                done == 0 ? [] : ["Mailchimp remembers that the address was deleted: it may come back only by Mailchimp's own sign-up form", "exports and integrations of Mailchimp: to be cleared by its users"]);
    }

    /// <summary>Why a contact of this status is put on no list; null when nothing speaks against it.</summary>
    private static string? RefusalOf(string? status) => status switch
    {
        null or Subscribed or Pending or "transactional" => null,
        "unsubscribed" => "has opted out of all mailings in Mailchimp.",
        "cleaned" => "was taken off all lists by Mailchimp, since its address bounced.",
        "archived" => "is archived in Mailchimp, which does not tell whether it had opted out before. Restore it there if it may get mailings.",
        _ => "has a state in Mailchimp that is not known here.",
    };

    /// <summary>
    /// A new contact, or one that is there without having subscribed to anything. The latter is always asked by e-mail: to write
    /// "subscribed" would subscribe again whoever opts out between the look and the write.
    /// </summary>
    private async Task<(JsonObject? Member, string? Refusal)> SubscribeAsync(string path, ListPerson person, ListState state, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["email_address"] = person.Email, ["status_if_new"] = options.DoubleOptIn ? Pending : Subscribed };
        if (state.NeverSubscribed)
        {
            body["status"] = Pending;
        }
        else if (NamesOf(person) is { Count: > 0 } names)
        {
            body["merge_fields"] = names;
        }

        try
        {
            return await calls.PutAsync($"{path}?skip_merge_validation=true", body, cancellationToken);
        }
        catch (VendorTrouble trouble) when (trouble.Status != WriteStatus.Unknown)
        {
            // It may be the audience that is not there any more.
            _audiences.Forget();
            throw;
        }
    }

    /// <summary>The merge fields that every audience has from its start.</summary>
    private static JsonObject NamesOf(ListPerson person)
    {
        var names = new JsonObject();
        if (person.GivenName is not null)
        {
            names["FNAME"] = person.GivenName;
        }

        if (person.FamilyName is not null)
        {
            names["LNAME"] = person.FamilyName;
        }

        return names;
    }

    /// <summary>Whether the contact is gone, as read back; null when there was none.</summary>
    private async Task<bool?> DeleteAsync(string path, CancellationToken cancellationToken)
    {
        const int MostTries = 3;
        for (var tries = 0; ; tries++)
        {
            if (await calls.FindAsync($"{path}?fields=id", cancellationToken) is null)
            {
                return tries == 0 ? null : true;
            }

            if (tries == MostTries)
            {
                return false;
            }

            try
            {
                await calls.PostAsync($"{path}/actions/delete-permanent", null, cancellationToken);
            }
            catch (VendorTrouble trouble) when (trouble.Status == WriteStatus.Unknown)
            {
                // Whether it was deleted is read back in any case.
            }
        }
    }
}
