using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowConnect.Core.Access;

namespace WorkflowConnect.Host.Tests.Security;

/// <summary>
/// The product's web application in this process, with every endpoint, its database and its doors, but nothing that
/// works in the background; and a clock of the test's own.
/// </summary>
public sealed class Door : IAsyncLifetime
{
    public const string Administrator = "admin";
    public const string Password = "Kennwort-der-Tests-1";
    private readonly string _data = Directory.CreateTempSubdirectory("wfc-door-").FullName;

    internal HandClock Clock { get; } = new();

    internal WebApplication App { get; private set; } = null!;

    internal Uri Address => new(App.Urls.First());

    public async ValueTask InitializeAsync()
    {
        var settings = new ProductSettings { DataPath = _data };
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Else the pages would be looked for in the tests.
            ApplicationName = typeof(ProductSettings).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Access:Administrator:Password"] = Password,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddProduct(settings).AddProductWeb();
        foreach (var background in builder.Services.Where(IsBackground).ToArray())
        {
            builder.Services.Remove(background);
        }

        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        App = builder.Build();
        App.MapProduct();
        await App.Services.GetRequiredService<FirstAdministrator>().RunAsync(TestContext.Current.CancellationToken);
        await App.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    internal T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>A client without cookies that follows no redirects; its token, if any, is sent with each call.</summary>
    internal HttpClient Client(string? token = null, string scheme = "Bearer")
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue(scheme, token);
        return client;
    }

    /// <summary>A user whom the test makes; what they may do is what the roles say.</summary>
    internal async Task<User> UserAsync(string name, params string[] roles)
    {
        var outcome = await Get<ChangeUsers>().CreateAsync(name, Password, roles, "test", TestContext.Current.CancellationToken);
        return outcome.User.ShouldNotBeNull(outcome.Mistake);
    }

    internal async Task<JsonNode> LoginAsync(string name, string password = Password)
    {
        using var client = Client();
        using var answer = await client.PostAsJsonAsync("/elsa/api/identity/login", new { username = name, password });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    internal async Task<HttpClient> AsAsync(string name, params string[] roles)
    {
        await UserAsync(name, roles);
        return Client((string)(await LoginAsync(name))["accessToken"]!);
    }

    private static bool IsBackground(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && service.ImplementationType?.Namespace?.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) != true;
}
