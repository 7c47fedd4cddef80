using System.Collections.Concurrent;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Pipedrive;

/// <summary>
/// The fields that this account has. A field that was added is known by a random key, so those of our own are found by their
/// names, and a mapping file may name either.
/// </summary>
internal sealed class PipedriveFields(PipedriveCalls calls, Mapping mapping)
{
    /// <summary>Where the values of added fields stand.</summary>
    public const string Custom = "custom_fields";

    public const string Key = "Screening key";
    public const string LastScreened = "Last screened";
    public const string LastScreenedAt = "Last screened at";
    public const string Status = "Screening status";
    public const string Protocol = "Screening protocol";
    public const string Block = "Screening block";

    /// <summary>Field with the distribution lists of a person, a choice each.</summary>
    public const string Lists = "Distribution lists";

    public static readonly Mapping Usual = new(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CrmFields.Name] = "name",
            [CrmFields.Website] = "website",
            [CrmFields.Street] = "address.route",
            [CrmFields.PostalCode] = "address.postal_code",
            [CrmFields.City] = "address.locality",
            [CrmFields.Country] = "address.country",
        },
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CrmFields.Name] = "name",
            [CrmFields.JobTitle] = "job_title",
            [CrmFields.Email] = "emails",
            [CrmFields.Phone] = "phones",
            [CrmFields.BirthDate] = "birthday",
            [CrmFields.Street] = "postal_address.route",
            [CrmFields.PostalCode] = "postal_address.postal_code",
            [CrmFields.City] = "postal_address.locality",
            [CrmFields.Country] = "postal_address.country",
        });

    /// <summary>Fields that every account has; those of the usual mapping besides them come with a setting of Pipedrive.</summary>
    private static readonly string[] Always = ["name", "emails", "phones"];

    private readonly ConcurrentDictionary<RecordKind, IReadOnlyList<PipedriveField>> _known = new();

    public Mapping Mapping => mapping;

    /// <summary>The fields of our own, with their types. A date can be filtered by people, the exact time is a text: Pipedrive has no field for both.</summary>
    public static IReadOnlyList<(string Name, string Type)> Own(RecordKind kind) =>
    [
        (Key, "varchar"), (LastScreened, "date"), (LastScreenedAt, "varchar"), (Status, "varchar"), (Protocol, "varchar"), (Block, "varchar"),
        .. kind == RecordKind.Contact ? new[] { (Lists, "set") } : [],
    ];

    public async Task<IReadOnlyList<PipedriveField>> AllAsync(RecordKind kind, CancellationToken cancellationToken, bool anew = false) => !anew && _known.TryGetValue(kind, out var known)
        ? known
        : _known[kind] = [.. (await calls.AllAsync(PathOf(kind), cancellationToken)).Select(PipedriveField.Of).OfType<PipedriveField>()];

    /// <summary>A field of our own; asked anew before it is said that there is none.</summary>
    public async Task<PipedriveField> OwnAsync(RecordKind kind, string name, CancellationToken cancellationToken) =>
        FindOwn(await AllAsync(kind, cancellationToken), name)
        ?? FindOwn(await AllAsync(kind, cancellationToken, anew: true), name)
        ?? throw PipedriveErrors.MissingField(kind, name);

    public static PipedriveField? FindOwn(IReadOnlyList<PipedriveField> fields, string name) => fields.FirstOrDefault(field => field.IsCustom && field.Name == name);

    /// <summary>The field to which one of the port's is mapped, by key or name; null when the account has none.</summary>
    public static PipedriveField? Find(IReadOnlyList<PipedriveField> fields, string theirs)
    {
        var code = theirs.Split('.')[0];
        return fields.FirstOrDefault(field => field.Code == code)
            ?? fields.FirstOrDefault(field => field.IsCustom && field.Name == theirs)
            ?? (Always.Contains(code, StringComparer.Ordinal) ? new PipedriveField(code, code, "varchar", false, new Dictionary<string, long>(StringComparer.Ordinal)) : null);
    }

    /// <summary>Whether a field of the usual mapping may be absent without anybody having made a mistake.</summary>
    public static bool ComesWithASetting(RecordKind kind, string field, string theirs) => Usual.Of(kind).GetValueOrDefault(field) == theirs;

    public static string PathOf(RecordKind kind) => $"{PipedriveCalls.V2}/{(kind == RecordKind.Company ? "organizationFields" : "personFields")}";
}
