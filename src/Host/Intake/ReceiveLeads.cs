using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Host.Intake.Fetching;
using WorkflowConnect.Host.Intake.Mapping;

namespace WorkflowConnect.Host.Intake;

/// <summary>Reads the leads in a body: our own fields, or a sender's event by the source's mapping. Stores nothing.</summary>
internal sealed partial class ReceiveLeads(IntakeMappings mappings, FetchSubject fetch, ILogger<ReceiveLeads> logger)
{
    public async Task<ReceivedLeads> RunAsync(string source, string? contentType, byte[] body, string? key, CancellationToken cancellationToken)
    {
        if (mappings.Find(source) is not { } mapping)
        {
            return Plain(contentType, body, key);
        }

        var (sent, problem) = await SentDocument.ReadAsync(contentType, body, cancellationToken);
        if (sent is null)
        {
            return ReceivedLeads.None(problem is null ? IntakeProblems.UnsupportedType() : IntakeProblems.Malformed(problem));
        }

        if (MapEvent.Refuse(mapping, sent) is { } refused)
        {
            return Of(source, refused, key, "");
        }

        if (mapping.Fetch is null)
        {
            return Of(source, MapEvent.Of(mapping, sent), key, IntakeRequest.ContentHash(contentType, body));
        }

        var fetched = await fetch.RunAsync(source, mapping.Fetch, new MappingScope(sent.Root), cancellationToken);
        return fetched.IsUnavailable ? ReceivedLeads.None(IntakeProblems.SenderUnavailable(mapping.Fetch.What))
            : fetched.Body is null ? ReceivedLeads.None(IntakeProblems.Invalid([new FieldError("(body)", fetched.Mistake!)]))
            : Of(source, MapEvent.Of(mapping, sent, fetched.Body), key, IntakeRequest.ContentHash(contentType, body));
    }

    private ReceivedLeads Of(string source, MappedEvent read, string? key, string contentHash)
    {
        if (read.NotTaken is { } condition)
        {
            // The sender is content with the answer; only the log shows a condition that never holds.
            NotTaken(logger, source, condition);
            return ReceivedLeads.None(Results.Ok(new NotTakenBody($"Not taken, because this does not hold: {condition}. Nothing was stored.")));
        }

        return read.Errors.Count > 0
            ? ReceivedLeads.None(IntakeProblems.Invalid(read.Errors))
            : new ReceivedLeads([.. read.Subjects.Select((subject, i) => Lead(subject, KeyOf(key, i), read.Subjects.Count == 1 ? contentHash : Sha256Hex.Of($"{contentHash} {i}")))], read.Unknown, null);
    }

    private static string? KeyOf(string? key, int number) => key is null || number == 0 ? key : $"{key}\n{number}";

    /// <summary>A sender's event id is the same on every try, though a counter or a time in the body may differ.</summary>
    private static ReceivedLead Lead(MappedSubject subject, string? key, string contentHash) =>
        key is null && subject.EventId is { } id ? new ReceivedLead(subject.Form.Data!, $"event {id}", Sha256Hex.Of(id)) : new ReceivedLead(subject.Form.Data!, key, contentHash);

    private static ReceivedLeads Plain(string? contentType, byte[] body, string? key)
    {
        var read = IntakeBody.Read(contentType, body);
        if (read.IsUnsupported)
        {
            return ReceivedLeads.None(IntakeProblems.UnsupportedType());
        }

        if (read.Problem is { } problem)
        {
            return ReceivedLeads.None(IntakeProblems.Malformed(problem));
        }

        var form = LeadForm.Read(read.Fields);
        return form.Data is null || read.Errors.Count > 0
            ? ReceivedLeads.None(IntakeProblems.Invalid(read.Errors.Concat(form.Errors.Where(e => read.Errors.Count == 0 || e.Field != "person"))))
            : new ReceivedLeads([new ReceivedLead(form.Data, key, IntakeRequest.ContentHash(contentType, body))], form.IgnoredFields, null);
    }

    [LoggerMessage(EventId = 4012, Level = LogLevel.Information, Message = "Source {Source} sent an event that is not taken, because this does not hold: {Condition}")]
    private static partial void NotTaken(ILogger logger, string source, string condition);
}
