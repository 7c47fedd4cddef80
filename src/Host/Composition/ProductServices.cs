using Microsoft.Extensions.Options;
using WorkflowConnect.Activities.Screening;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Connectors.Http;
using WorkflowConnect.Connectors.Publishers;
using WorkflowConnect.Connectors.Screening;
using WorkflowConnect.Core.Alerts;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Protocols;
using WorkflowConnect.Core.Rescreening;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Core.SelfTests;
using WorkflowConnect.Engine;
using WorkflowConnect.Host.Intake;
using WorkflowConnect.Host.Intake.Fetching;
using WorkflowConnect.Host.Intake.Mapping;
using WorkflowConnect.Host.Lists;
using WorkflowConnect.Host.Plugins;
using WorkflowConnect.Host.Protocols;
using WorkflowConnect.Host.Schedules;
using WorkflowConnect.Host.Scripting;
using WorkflowConnect.Host.Security;
using WorkflowConnect.Host.SelfTests;
using WorkflowConnect.Host.Workflows;
using WorkflowConnect.Storage;

namespace WorkflowConnect.Host;

/// <summary>The table of contents: everything that the product consists of, apart from its web pages.</summary>
internal static class ProductServices
{
    public static IServiceCollection AddProduct(this IServiceCollection services, ProductSettings settings)
    {
        var data = new DataDirectory(settings.DataPath);
        services.AddSingleton(TimeProvider.System).AddSingleton(data).AddSingleton(settings);
        services
            .AddStorage(options =>
            {
                options.Provider = settings.Postgres is null ? StorageProvider.Sqlite : StorageProvider.Postgres;
                options.File = data.File("workflowconnect.db");
                options.ConnectionString = settings.Postgres;
            })
            .AddSecurity(data)
            .AddSingleton<VerifyLedger>()
            .AddCrm()
            .AddLists(options =>
            {
                options.Folder = data.File("lists");
                options.SamplesFolder = ProductFiles.Find(options.SamplesFolder);
            })
            .AddHouseList()
            .AddSingleton<IPostConfigureOptions<ListsOptions>, ListsOfTheProfile>()
            .AddPublishers()
            .AddSingleton<IListFreshness, ListFreshness>()
            .AddScreeningServices()
            .AddSingleton<IScreener>(s => new GuardedScreener(s.GetRequiredService<ChosenScreener>().Screener, s.GetRequiredService<SelfTestState>()))
            .AddSingleton<ISelfTestSubject, RunningScreener>()
            .AddSelfTests()
            .AddScreening()
            .AddScreeningProfile()
            .AddChecks()
            .AddDecisions()
            .AddProtocols()
            .AddCrmWrites()
            .AddLeads()
            .AddRescreening(options => options.File = data.File("known-parties.bin"))
            .AddAlerts();
        services.AddSingleton<ScreeningFollowsLists>();
        services.AddScripting();
        services.AddSingleton<IProtocolRenderer, TypstProtocolRenderer>();
        services.AddSingleton<IJavaScriptEvaluator, WorkerJavaScript>();
        services.AddSingleton<IExpressionEvaluator, SecretExpressions>();
        services.AddSingleton<IWorkflowReferences, WorkflowReferences>();
        services.AddSingleton<ITransientFaultClassifier, ProductFaults>();
        services.AddOutboundHttp().AddSingleton<IHttpSender, WorkflowHttpSender>();
        services.AddSchedules();
        var engine = services.AddWorkflowEngine().UseLiquid<WorkerLiquid>().AddActivitiesFrom<ScreenParty>();
        services.AddPlugins(engine, settings.Plugins ?? data.File("plugins"));
        services.AddSingleton<WorkflowFileFormat>().AddSingleton<WorkflowFiles>();
        services.AddSingleton<IDefinitionCheck>(new PermitCheck(ClearanceRule.Create()));
        services.AddOptions<WorkflowHostOptions>()
            .BindConfiguration("Workflows")
            .Configure(options => options.Folder = ProductFiles.Find(options.Folder));
        services.AddOptions<IntakeOptions>().BindConfiguration("Intake").ValidateOnStart();
        services.AddSingleton<IValidateOptions<IntakeOptions>, IntakeOptionsValidator>();
        services.AddSingleton<IntakeKeys>().AddSingleton<IntakeMappings>().AddSingleton<FetchSubject>().AddSingleton<ReceiveLeads>();
        services.AddSingleton<Intake.Files.LeadImport>();
        return services;
    }
}
