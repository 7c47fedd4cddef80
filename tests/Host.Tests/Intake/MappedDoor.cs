using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Host.Intake;
using WorkflowConnect.Storage;

namespace WorkflowConnect.Host.Tests.Intake;

/// <summary>
/// The product's web application with sources of known senders, over HTTP, and a ticket office that it may ask. Nothing
/// works in the background; the log is kept whole.
/// </summary>
public sealed class MappedDoor : IAsyncLifetime
{
    public const string UrlSecret = "Secret-of-the-address-0123456789";
    public const string HmacSecret = "secret-of-the-signature-0123456789";
    public const string ApiToken = "token-of-the-ticket-office";
    private readonly string _data = Directory.CreateTempSubdirectory("wfc-mapped-").FullName;
    private WebApplication _office = null!;
    private WebApplication _app = null!;

    /// <summary>What the ticket office answers: status and body.</summary>
    internal (int Status, string Body) Order { get; set; } = (200, "{}");

    /// <summary>Authorization and path of the last question to the ticket office.</summary>
    internal string Asked { get; private set; } = "";

    internal KeptLog Log { get; } = new();

    internal HttpClient Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var office = WebApplication.CreateSlimBuilder();
        office.Logging.ClearProviders();
        office.WebHost.UseUrls("http://127.0.0.1:0");
        _office = office.Build();
        _office.MapGet("/{**path}", (HttpContext http) =>
        {
            Asked = $"{http.Request.Headers.Authorization} {http.Request.Path}";
            return Results.Text(Order.Body, "application/json", statusCode: Order.Status);
        });
        await _office.StartAsync();

        var settings = new ProductSettings { DataPath = _data };
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(ProductSettings).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(Settings());
        builder.Logging.AddProductLogging(settings);
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddProduct(settings).AddProductWeb();
        foreach (var background in builder.Services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Namespace?.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) != true).ToArray())
        {
            builder.Services.Remove(background);
        }

        builder.Services.Replace(ServiceDescriptor.Singleton<ILeadTriggers>(new AnyTrigger()));
        _app = builder.Build();
        _app.MapProduct();
        await _app.StartAsync();
        Http = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        await _office.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>The leads that are on disk, of one source.</summary>
    internal async Task<Lead[]> LeadsAsync(string source, CancellationToken cancellationToken) =>
        [.. (await _app.Services.GetRequiredService<IDatabase>().ReadAsync((work, ct) => work.Leads.PendingAsync(DateTimeOffset.MaxValue, null, 1_000, ct), cancellationToken)).Where(lead => lead.Source == source)];

    private Dictionary<string, string?> Settings()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            // An operator who wants to see everything.
            ["Logging:LogLevel:Default"] = "Trace",
            ["Logging:LogLevel:Microsoft"] = "Trace",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
            ["OutboundHttp:AllowPrivateNetworks"] = "true",
            ["Intake:Sources:typeform:Preset"] = "Typeform",
            ["Intake:Sources:typeform:HmacSecret"] = HmacSecret,
            ["Intake:Sources:hub:HmacSecret"] = HmacSecret,
            ["Intake:Sources:hub:Signature"] = "X-Hub-Signature-256",
            ["Intake:Sources:hub:Mapping:person.fullName"] = "$.who",
            ["Intake:Sources:newsletter-mc:Preset"] = "Mailchimp",
            ["Intake:Sources:newsletter-mc:UrlSecret"] = UrlSecret,
            ["Intake:Sources:newsletter-mc:Set:lists"] = "Newsletter",
            ["Intake:Sources:cf7:Preset"] = "ContactForm7",
            ["Intake:Sources:cf7:UrlSecret"] = UrlSecret,
            ["Intake:Sources:cf7:When:0"] = "your-consent",
            ["Intake:Sources:event-px:Preset"] = "Pretix",
            ["Intake:Sources:event-px:UrlSecret"] = UrlSecret,
            ["Intake:Sources:event-px:Api:Address"] = _office.Urls.First(),
            ["Intake:Sources:event-px:Api:Token"] = ApiToken,
            ["Intake:Sources:plain:ApiKey"] = "key-of-the-plain-source",
        };
        return settings;
    }

    private sealed class AnyTrigger : ILeadTriggers
    {
        public bool Handles(string source) => true;
    }
}
