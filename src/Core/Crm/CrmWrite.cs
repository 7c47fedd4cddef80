namespace WorkflowConnect.Core.Crm;

/// <summary>One thing to be done in a CRM. The same key is never carried out twice.</summary>
/// <param name="IdempotencyKey">The same on every attempt.</param>
public abstract record CrmWrite(string IdempotencyKey);

/// <summary>
/// Creates the record, or fills the blank fields of the one that is already there. A value that stands in the
/// CRM is never overwritten.
/// </summary>
public sealed record UpsertRecord(
    string IdempotencyKey,
    RecordKind Kind,
    IReadOnlyDictionary<string, string> Fields,
    RecordRef? Company = null) : CrmWrite(IdempotencyKey);

/// <summary>Puts a contact on a distribution list. An opt-out wins; being on the list already is no error.</summary>
public sealed record AddToList(string IdempotencyKey, RecordRef Contact, string List) : CrmWrite(IdempotencyKey);

/// <summary>Puts a document on the records; once, however often it is sent.</summary>
public sealed record AttachDocument(
    string IdempotencyKey,
    IReadOnlyList<RecordRef> Records,
    string FileName,
    string ContentType,
    ReadOnlyMemory<byte> Content,
    string Sha256) : CrmWrite(IdempotencyKey);

/// <summary>Writes an activity into the history of the records.</summary>
public sealed record LogActivity(
    string IdempotencyKey,
    IReadOnlyList<RecordRef> Records,
    string Subject,
    string Text,
    string Status,
    DateTimeOffset At,
    string? DocumentReference) : CrmWrite(IdempotencyKey);

/// <summary>Notes when and with what outcome a record was last screened, and whether business is held because of it.</summary>
public sealed record MarkScreened(
    string IdempotencyKey,
    RecordRef Record,
    DateTimeOffset At,
    string Outcome,
    string? ProtocolNumber,
    CrmBlock Block = CrmBlock.None) : CrmWrite(IdempotencyKey);
