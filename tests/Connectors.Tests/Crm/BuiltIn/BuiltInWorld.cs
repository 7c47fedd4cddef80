using System.Globalization;
using WorkflowConnect.Connectors.BuiltIn;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Crm.BuiltIn;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Connectors.Tests.Crm.BuiltIn;

/// <summary>The CRM that comes with the product, in its own database.</summary>
internal sealed class BuiltInWorld() : CrmWorld(CrmKind.BuiltIn, "")
{
    public override FaultyServer Server { get; } = new NoServer();

    public override bool IsConnected => false;

    public override int CallsPerLead => 0;

    public override string NoSuchId => "0000";

    public override IReadOnlyList<SeenRecord> Records => [.. Read(All).OrderBy(record => record.CreatedAt).ThenBy(record => record.Ref.Id, StringComparer.Ordinal)
        .Select(record => new SeenRecord(record.Ref.Kind, record.Ref.Id, record.Company?.Id, record.Fields))];

    public override IReadOnlyList<SeenDocument> Documents => [.. Of((crm, record, ct) => crm.DocumentsOfAsync(record, ct))
        .Select(item => new SeenDocument(item.Record.Id, Read((crm, ct) => crm.ReadDocumentAsync(item.Item.Id, ct))!.Value.ToArray()))];

    public override IReadOnlyList<SeenActivity> Activities => [.. Of((crm, record, ct) => crm.ActivitiesOfAsync(record, ct))
        .Select(item => new SeenActivity(item.Record.Id, $"{item.Item.Subject}\n{item.Item.Text}", item.Item.At))];

    public override IReadOnlyList<(string List, string Email)> Members => [.. Of((crm, record, ct) => crm.ListsOfAsync(record, ct)).Where(member => !member.Item.OptedOut)
        .Select(member => (member.Item.List, Read((crm, ct) => crm.FindAsync(RecordKind.Contact, member.Record.Id, ct))!.Record.Fields[CrmFields.Email]))];

    public override IEnumerable<string> Lists => Read((crm, ct) => crm.ListsAsync(ct)).Select(list => list.List);

    public override ICrm Crm(string? mapping = null) => new BuiltInCrm(Database, new Counting(), TimeProvider.System);

    public override string Operation(CrmStep step) => step.ToString();

    public override void OptOut(string email, string list)
    {
        var contact = Read(All).Single(record => record.Fields.GetValueOrDefault(CrmFields.Email) == email).Ref;
        Write((crm, ct) => crm.AddMemberAsync(new CrmListMember(list, contact, DateTimeOffset.UnixEpoch, OptedOut: true), ct));
    }

    public override void AddCompanies(int count, DateTimeOffset changed) => Write(async (crm, ct) =>
    {
        for (var i = 0; i < count; i++)
        {
            await crm.AddAsync(new CrmRow(RecordOf(i, changed), []), ct);
        }
    });

    public override void Touch(int number, DateTimeOffset changed) => Write((crm, ct) => crm.UpdateAsync(new CrmRow(RecordOf(number, changed), []), ct));

    public override void Remove(string id) => throw new NotSupportedException();

    protected override IVendor Vendor(VendorHttp http, Func<CancellationToken, Task<string?>> key, string? mapping) => throw new NotSupportedException();

    private static CrmRecord RecordOf(int number, DateTimeOffset changed) => new()
    {
        Ref = new RecordRef(BuiltInCrm.Name, RecordKind.Company, $"b{number.ToString("00000", CultureInfo.InvariantCulture)}"),
        Fields = new Dictionary<string, string>(StringComparer.Ordinal) { [CrmFields.Name] = $"Kunde {number}" },
        Version = "1",
        CreatedAt = changed,
        ModifiedAt = changed,
    };

    private static async Task<IReadOnlyList<CrmRecord>> All(ICrmTables crm, CancellationToken cancellationToken) =>
        [.. await crm.SearchAsync(RecordKind.Company, null, 0, 10_000, cancellationToken), .. await crm.SearchAsync(RecordKind.Contact, null, 0, 10_000, cancellationToken)];

    private IEnumerable<(RecordRef Record, T Item)> Of<T>(Func<ICrmTables, RecordRef, CancellationToken, Task<IReadOnlyList<T>>> items) =>
        Read(All).SelectMany(record => Read((crm, ct) => items(crm, record.Ref, ct)).Select(item => (record.Ref, item)));

    private T Read<T>(Func<ICrmTables, CancellationToken, Task<T>> read) => Database.ReadAsync((work, ct) => read(work.Crm, ct), CancellationToken.None).GetAwaiter().GetResult();

    private void Write(Func<ICrmTables, CancellationToken, Task> write) => Database.WriteAsync(
        async (work, ct) =>
        {
            await write(work.Crm, ct);
            return true;
        },
        CancellationToken.None).GetAwaiter().GetResult();

    private sealed class Counting : IIdSource
    {
        private static long _last;

        public string NewId() => Interlocked.Increment(ref _last).ToString("x32", CultureInfo.InvariantCulture);
    }
}
