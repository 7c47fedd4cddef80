using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkflowConnect.Connectors.BuiltIn;
using WorkflowConnect.Connectors.Crm.Lists;
using WorkflowConnect.Connectors.Crm.SignIn;
using WorkflowConnect.Connectors.Dynamics;
using WorkflowConnect.Connectors.EspoCrm;
using WorkflowConnect.Connectors.HubSpot;
using WorkflowConnect.Connectors.Odoo;
using WorkflowConnect.Connectors.Pipedrive;
using WorkflowConnect.Connectors.Salesforce;
using WorkflowConnect.Connectors.Weclapp;
using WorkflowConnect.Core.Access.Secrets;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Connectors.Crm;

/// <summary>Registers the CRM that the configuration names.</summary>
public static class CrmRegistration
{
    /// <summary>Adds an <see cref="ICrm"/>, which is an <see cref="ICrmAdministration"/> too. Options are bound to the section <c>Crm</c> and checked at start.</summary>
    public static IServiceCollection AddCrm(this IServiceCollection services, Action<CrmOptions>? configure = null)
    {
        services.AddOptions<CrmOptions>().BindConfiguration(CrmOptions.Section).Configure(o => configure?.Invoke(o))
            .PostConfigure(o => o.Address ??= CrmOptions.DefaultAddress(o.Kind)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CrmOptions>, CrmOptionsValidator>());
        services.AddListTool();
        services.AddSingleton<BuiltInCrm>();
        services.AddSingleton<ConnectCrm>();
        services.AddSingleton(s => new ChosenCrm(Choose(s).WithLists(s)));
        services.AddSingleton<ICrm>(s => s.GetRequiredService<ChosenCrm>().Crm);
        services.AddSingleton(s => s.GetRequiredService<ChosenCrm>().Administration);
        return services;
    }

    private static ICrm Choose(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<CrmOptions>>().Value;
        if (options.Kind == CrmKind.BuiltIn)
        {
            return services.GetRequiredService<BuiltInCrm>();
        }

        var time = services.GetRequiredService<TimeProvider>();
        var connection = options.Name ?? options.Kind.ToString().ToLowerInvariant();
        var http = new VendorHttp(options, time);
        Task<string?> Key(CancellationToken token) => services.GetRequiredService<KeepSecrets>().RevealAsync(options.ApiKeySecret, token);
        ISignIn SignIn(Func<CrmOptions, Func<CancellationToken, Task<string?>>, ISignIn> withKey) =>
            ConsentPage.Of(options.Kind) is { } page && !string.IsNullOrWhiteSpace(options.User) ? ConnectCrm.SignIn(options, page, new KeptSecrets(services.GetRequiredService<KeepSecrets>()), http, time) : withKey(options, Key);
        IVendor vendor = options.Kind switch
        {
            CrmKind.Odoo => new OdooVendor(new OdooRpc(options, http, Key, time), OdooPartners.Usual.With(options.Mapping), options, connection),
            CrmKind.EspoCrm => new EspoVendor(new EspoCalls(options, http, Key, time), EspoFields.Usual.With(options.Mapping), connection),
            CrmKind.HubSpot => new HubSpotVendor(new HubSpotCalls(options, http, SignIn(HubSpotCalls.WithKey), time), HubSpotProperties.Usual.With(options.Mapping), connection),
            CrmKind.Pipedrive => new PipedriveVendor(new PipedriveCalls(options, http, SignIn(PipedriveCalls.WithKey), time), PipedriveFields.Usual.With(options.Mapping), connection),
            CrmKind.Weclapp => new WeclappVendor(new WeclappCalls(options, http, Key, time), WeclappFields.Usual.With(options.Mapping), connection),
            CrmKind.Salesforce => new SalesforceVendor(new SalesforceCalls(options, http, Key, time), SalesforceFields.Usual.With(options.Mapping), connection, time),
            CrmKind.Dynamics => new DynamicsVendor(new DynamicsCalls(options, http, Key, time), DynamicsFields.Usual.With(options.Mapping), connection),
            _ => throw new NotSupportedException($"There is no connector for {options.Kind}."),
        };
        return new VendorCrm(connection, vendor, services.GetRequiredService<IDatabase>(), options, time, services.GetRequiredService<ILogger<VendorCrm>>());
    }
}
