using System.Text.Json;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Host.Demo;

/// <summary>Puts the sample customers into the built-in CRM, as if they had been there before us.</summary>
internal static class DemoCustomers
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private sealed record Customer(string Kind, string? Company, Dictionary<string, string> Fields);

    /// <summary>The records in the order of the file.</summary>
    public static async Task<IReadOnlyList<RecordRef>> SeedAsync(ICrm crm, CancellationToken cancellationToken)
    {
        var customers = JsonSerializer.Deserialize<Customer[]>(File.ReadAllBytes(Path.Combine(ProductFiles.Find("samples"), "customers.json")), Json)!;
        var records = new List<RecordRef>();
        var companies = new Dictionary<string, RecordRef>(StringComparer.Ordinal);
        foreach (var (customer, number) in customers.Select((c, i) => (c, i)))
        {
            var company = customer.Company is null ? null : companies[customer.Company];
            var kind = customer.Kind == "company" ? RecordKind.Company : RecordKind.Contact;
            var outcome = await crm.WriteAsync([new UpsertRecord($"sample-customer-{number}", kind, customer.Fields, company)], cancellationToken);
            records.Add(outcome[0].Record!);
            if (kind == RecordKind.Company)
            {
                companies[customer.Fields[CrmFields.Name]] = outcome[0].Record!;
            }
        }

        return records;
    }
}
