using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.HostFiltering;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Host.Crm;
using WorkflowConnect.Host.Elsa;
using WorkflowConnect.Host.Elsa.Events;
using WorkflowConnect.Host.Elsa.Instances;
using WorkflowConnect.Host.Intake;
using WorkflowConnect.Host.Leads;
using WorkflowConnect.Host.Lists;
using WorkflowConnect.Host.Nodes;
using WorkflowConnect.Host.Pages;
using WorkflowConnect.Host.Protocols;
using WorkflowConnect.Host.Reviews;
using WorkflowConnect.Host.Schedules;
using WorkflowConnect.Host.Screening;
using WorkflowConnect.Host.Security;
using WorkflowConnect.Host.SelfTests;
using WorkflowConnect.Host.Studio;
using WorkflowConnect.Host.Workflows;

namespace WorkflowConnect.Host;

/// <summary>What only the server has: doors, pages, and what works in the background.</summary>
internal static class ProductWeb
{
    public static IServiceCollection AddProductWeb(this IServiceCollection services)
    {
        // The order is the order of starting: lists before workflows, workflows before leads.
        services.AddHostedService(s => s.GetRequiredService<ScreeningFollowsLists>());
        services.AddHostedService<MethodStartup>();
        services.AddSelfTestSchedule();
        Background<NodeLease>(services);
        services.AddHostedService<WorkflowHost>();
        services.AddSingleton<WorkflowStarts>();
        services.AddSingleton<ILeadTriggers>(s => s.GetRequiredService<WorkflowStarts>());
        services.AddSingleton<LeadWaiter>();
        services.AddSingleton<IntakeSignature>();
        services.AddSingleton<IntakeGate>();
        Background<LeadDispatcher>(services);
        Background<ReviewDelivery>(services);
        Background<DecisionUpkeep>(services);
        Background<RescreeningByHand>(services);
        services.AddOptions<ListUpdateOptions>()
            .BindConfiguration("ListUpdates")
            .Validate(o => o.Interval >= TimeSpan.FromMinutes(15) && o.Interval <= TimeSpan.FromHours(24), "ListUpdates:Interval must be 15 minutes to 24 hours.")
            .ValidateOnStart();
        services.AddHostedService<ListUpdates>();
        services.AddHostedService<FollowListChanges>();
        services.AddHostedService<ListAlarms>();
        services.AddHostedService<SecretAlarms>();
        services.AddScheduleTicks();
        services.AddScreenApi();
        services.AddDoors();
        services.AddPages();
        services.AddWorkflowEvents();
        services.AddElsaApi();
        services.AddElsaInstances();
        services.AddProblemDetails();
        services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "WorkflowConnect";
            document.Info.Description = "Lead intake, reviews, protocols, lists and workflow runs.";
            return Task.CompletedTask;
        }));
        services.Configure<HostFilteringOptions>(options => options.AllowEmptyHosts = false);
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            options.SerializerOptions.Converters.Add(new PartialDateJsonConverter());
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });
        return services;
    }

    public static void MapProduct(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // A body that breaks off or is badly framed is the sender's fault.
            StatusCodeSelector = exception => exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages();
        app.UseProductHeaders();
        app.UsePageFiles();
        app.UseAuthentication();
        app.UseSameOriginForSessions();
        app.UseAuthorization();
        app.MapOpenApi("/openapi/v1.json").RequirePermission(Permissions.Enter);
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/docs", StringComparison.OrdinalIgnoreCase), docs => docs.Use(SignedInOnly));
        app.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "docs";
            ui.DocumentTitle = "WorkflowConnect API";
            ui.SwaggerEndpoint("/openapi/v1.json", "WorkflowConnect");
        });
        app.MapPages();
        app.MapIntake();
        app.MapLeads();
        app.MapCrmApi();
        app.MapScreening();
        app.MapReviews();
        app.MapClearances();
        app.MapProtocols();
        app.MapLists();
        app.MapSelfTests();
        app.MapSchedules();
        app.MapWorkflows();
        app.MapElsaApi();
        app.MapStudio();
        app.MapGet("/health", () => Results.Ok(new { status = "up" })).OpenToEverybody().ExcludeFromDescription();
    }

    /// <summary>The description itself is guarded; without it its viewer would only show an error.</summary>
    private static Task SignedInOnly(HttpContext http, RequestDelegate next)
    {
        if (http.User.Can(Permissions.Enter))
        {
            return next(http);
        }

        http.Response.Redirect(AccessAnswers.SignInAddress(http.Request));
        return Task.CompletedTask;
    }

    private static void Background<T>(IServiceCollection services)
        where T : BackgroundService => services.AddSingleton<T>().AddHostedService(s => s.GetRequiredService<T>());
}
