using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>
/// Whoever is the first on a list may create it, and nobody else meanwhile: most systems take two lists of one name. Memberships
/// of one person go one after the other too, since some hold all of them in one value or under one address.
/// </summary>
internal sealed class ListTurn(Reservations reservations)
{
    /// <exception cref="VendorTrouble">It was not done, or nobody knows.</exception>
    public async Task<WriteOutcome> RunAsync(CrmRecord contact, AddToList write, Func<CancellationToken, Task<WriteOutcome>> add, CancellationToken cancellationToken)
    {
        var person = MatchKeys.Email(contact.Fields.GetValueOrDefault(CrmFields.Email)) is { Length: > 0 } email ? email : contact.Ref.ToString();
        var (list, member) = ($"list:{Sha256Hex.Of(write.List)}", $"member:{Sha256Hex.Of(person)}");
        var taken = await reservations.WaitAsync([list, member], write.IdempotencyKey, "The same list or person is being written by another worker.", cancellationToken);
        try
        {
            var outcome = await add(cancellationToken);
            if (outcome.IsDone && taken.References.Count == 0)
            {
                await reservations.BindAsync([list], write.IdempotencyKey, write.List, cancellationToken);
            }

            await reservations.ReleaseAsync([list, member], write.IdempotencyKey, cancellationToken);
            return outcome;
        }
        catch (VendorTrouble trouble) when (trouble.Status != WriteStatus.Unknown)
        {
            await reservations.ReleaseAsync([list, member], write.IdempotencyKey, cancellationToken);
            throw;
        }
    }
}
