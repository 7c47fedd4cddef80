using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.WebEncoders;
using WorkflowConnect.Host.Pages.Crm;
using WorkflowConnect.Host.Pages.Language;
using WorkflowConnect.Host.Pages.Problems;

namespace WorkflowConnect.Host.Pages;

/// <summary>The pages that people look at: rendered here, no script, no other host.</summary>
internal static class PagesRegistration
{
    private static readonly string[] WebRoots = ["wwwroot", "src/Host/wwwroot"];

    /// <summary>Comes before AddProblemDetails: the writer that is registered first answers first.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddSingleton<IProblemDetailsWriter, HtmlProblems>();
        services.AddHttpContextAccessor();
        services.AddScoped<PageText>();
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));

        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "workflowconnect-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
        });

        // Pages show personal data: no cache keeps them.
        services.AddRazorPages(options => options.Conventions.ConfigureFilter(
            new ResponseCacheAttribute { NoStore = true, Location = ResponseCacheLocation.None }));
        return services;
    }

    /// <summary>Style sheet and icon, for everybody: the sign-in page needs them.</summary>
    public static void UsePageFiles(this WebApplication app)
    {
        if (WebRoot() is { } root)
        {
            app.UseStaticFiles(new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(root),
                OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
            });
        }

        app.UsePageLanguage();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapRazorPages();
        app.MapCrmDocuments();
    }

    /// <summary>Beside the program when published, else in the source tree above it; null where there is neither.</summary>
    private static string? WebRoot() =>
        WebRoots.Select(ProductFiles.Find).FirstOrDefault(Path.IsPathRooted);
}
