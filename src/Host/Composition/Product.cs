namespace WorkflowConnect.Host;

/// <summary>Puts the product together: for the server, and for verbs that need no server.</summary>
internal static class Product
{
    /// <summary>The web application; its background services start with it.</summary>
    public static WebApplication Build(ProductSettings settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        Configure(builder.Configuration, settings);
        builder.Logging.AddProductLogging(settings);
        builder.WebHost.UseUrls(settings.Urls).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 16 * 1024 * 1024;
        });
        builder.Services.AddProduct(settings).AddProductWeb();
        var app = builder.Build();
        app.MapProduct();
        return app;
    }

    /// <summary>Services without a server. Nothing runs in the background.</summary>
    public static ServiceProvider BuildServices(ProductSettings settings)
    {
        var configuration = new ConfigurationManager();
        Configure(configuration, settings);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.AddConfiguration(configuration.GetSection("Logging")).SetMinimumLevel(LogLevel.Warning));
        services.AddProduct(settings);
        return services.BuildServiceProvider();
    }

    public static Task StartAsync(WebApplication app, CancellationToken cancellationToken) => app.StartAsync(cancellationToken);

    private static void Configure(ConfigurationManager configuration, ProductSettings settings)
    {
        configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true);
        configuration.AddJsonFile(Path.Combine(settings.DataPath, "appsettings.json"), optional: true);
        configuration.AddEnvironmentVariables();
        configuration.AddInMemoryCollection(settings.Overrides);
        if (!settings.AllowRemote)
        {
            // A name that somebody else's DNS points at this machine must not open the product to their pages.
            configuration["AllowedHosts"] = "localhost;127.0.0.1;[::1]";
        }
    }
}
