using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Crm.Lists;

/// <summary>
/// Puts contacts of a CRM on lists of a newsletter tool. An opt-out wins, whichever of the two knows of it: it is named in the
/// outcome, and nobody is subscribed again.
/// </summary>
internal sealed class ListWrites(ICrm crm, IListTool tool, Reservations reservations, AskedToConfirm asked, SeenOnLists seen, VendorTries tries)
{
    public Task<WriteOutcome> AddAsync(AddToList write, CancellationToken cancellationToken) => tries.WriteAsync(write, token => TryAsync(write, token), cancellationToken);

    private async Task<WriteOutcome> TryAsync(AddToList write, CancellationToken cancellationToken)
    {
        if (await crm.FindAsync(write.Contact, cancellationToken) is not { } contact)
        {
            return new WriteOutcome { Status = WriteStatus.Rejected, Message = "There is no such record." };
        }

        if (contact.HasOptedOut)
        {
            return Unchanged(write, "The contact has opted out of all mailings.");
        }

        // The tools compare names of lists without regard to case, so that the turn is taken for all spellings together.
        return PersonOf(contact) is { } person
            ? await new ListTurn(reservations).RunAsync(contact, write with { List = write.List.Trim().ToUpperInvariant() }, token => JoinAsync(write, person, token), cancellationToken)
            : new WriteOutcome { Status = WriteStatus.Rejected, Record = write.Contact, Reference = write.List, Message = $"The contact has no e-mail address in the CRM, without which {tool.Product} takes nobody." };
    }

    /// <summary>Looked at first on every try: what a lost answer has done is seen there.</summary>
    private async Task<WriteOutcome> JoinAsync(AddToList write, ListPerson person, CancellationToken cancellationToken)
    {
        var state = await tool.StateAsync(person.Email, write.List, cancellationToken);
        var list = (state.List ?? write.List.Trim()).ToUpperInvariant();
        if (tool.ForgetsLeavers && state.IsOn)
        {
            await seen.NoteAsync(person.Email, list, write.IdempotencyKey, cancellationToken);
        }

        if (state.Refusal is { } refusal)
        {
            return Unchanged(write, $"The contact {refusal}");
        }

        if (state.IsOn)
        {
            return Unchanged(write, state.IsPending ? NotConfirmed : null);
        }

        if (tool.ForgetsLeavers && await seen.WasOnAsync(person.Email, list, cancellationToken))
        {
            return Unchanged(write, "The contact was on this list before and is not any more: it has left, or was taken off.");
        }

        if (!tool.ShowsPending && await asked.IsRecentAsync(person.Email, write.List, cancellationToken))
        {
            return Unchanged(write, NotConfirmed);
        }

        var addition = await tool.AddAsync(person, write.List, state, cancellationToken);
        if (addition.Refusal is { } late)
        {
            return Unchanged(write, $"The contact {late}");
        }

        if (addition.IsAsked && !tool.ShowsPending)
        {
            await asked.NoteAsync(person.Email, write.List, write.IdempotencyKey, cancellationToken);
        }

        if (tool.ForgetsLeavers && !addition.IsAsked)
        {
            // Not before the call: a call that never arrived would else look like somebody who has left.
            await seen.NoteAsync(person.Email, list, write.IdempotencyKey, cancellationToken);
        }

        return Unchanged(write, addition.IsAsked ? $"{tool.Product} asks the contact by e-mail to confirm; until then it gets no mailings." : null) with { Status = WriteStatus.Created };
    }

    private string NotConfirmed => $"{tool.Product} has asked the contact by e-mail to confirm, which it has not done yet.";

    private static WriteOutcome Unchanged(AddToList write, string? message) => new() { Status = WriteStatus.Unchanged, Record = write.Contact, Reference = write.List, Message = message };

    /// <summary>Null without an e-mail address.</summary>
    private static ListPerson? PersonOf(CrmRecord contact)
    {
        if (MatchKeys.Email(contact.Fields.GetValueOrDefault(CrmFields.Email)) is not { Length: > 0 } email)
        {
            return null;
        }

        var (given, family) = (contact.Fields.GetValueOrDefault(CrmFields.GivenName), contact.Fields.GetValueOrDefault(CrmFields.FamilyName));
        if (given is null && family is null)
        {
            (given, family) = TwoNames.Split(contact.Fields.GetValueOrDefault(CrmFields.Name));
        }

        return new ListPerson(email, Filled(given), Filled(family));
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
