namespace WorkflowConnect.Core.Crm;

/// <summary>What is done with a connected CRM once, or by people: looking at it, preparing it, erasing in it.</summary>
public interface ICrmAdministration
{
    /// <exception cref="IOException">The CRM does not answer, or refuses the key; the message says what to do.</exception>
    Task<CrmProbe> ProbeAsync(CancellationToken cancellationToken);

    /// <summary>Creates what is named, which the probe gave.</summary>
    /// <exception cref="IOException">The CRM refuses; the message says what to do.</exception>
    Task ProvisionAsync(IReadOnlyList<CrmMissing> missing, CancellationToken cancellationToken);

    /// <summary>Erases a contact's personal data, reads back what remains, and forgets our own keys of it.</summary>
    /// <exception cref="IOException">The CRM does not answer: nobody knows what was erased; call again.</exception>
    Task<CrmErasure> EraseAsync(RecordRef record, CancellationToken cancellationToken);
}
