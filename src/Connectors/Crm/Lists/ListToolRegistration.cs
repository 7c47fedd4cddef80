using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkflowConnect.Connectors.Brevo;
using WorkflowConnect.Connectors.Mailchimp;
using WorkflowConnect.Connectors.Mailman;
using WorkflowConnect.Core.Access.Secrets;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Connectors.Crm.Lists;

/// <summary>Registers the newsletter tool that the configuration names.</summary>
internal static class ListToolRegistration
{
    private static readonly Uri Brevo = new("https://api.brevo.com");

    /// <summary>Options are bound to the section <c>Crm:Lists</c> and checked at start.</summary>
    public static IServiceCollection AddListTool(this IServiceCollection services)
    {
        services.AddOptions<ListToolOptions>().BindConfiguration(ListToolOptions.Section)
            .PostConfigure(o => o.Address ??= o.Kind == ListToolKind.Brevo ? Brevo : null).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ListToolOptions>, ListToolOptionsValidator>());
        return services;
    }

    /// <summary>The same CRM, with its lists where the configuration puts them.</summary>
    public static ICrm WithLists(this ICrm crm, IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<ListToolOptions>>().Value;
        if (options.Kind == ListToolKind.Crm)
        {
            return crm;
        }

        var time = services.GetRequiredService<TimeProvider>();
        var http = new VendorHttp(options.Calls(), time, options.Product, $"{ListToolOptions.Section}:Address");
        Task<string?> Key(CancellationToken token) => services.GetRequiredService<KeepSecrets>().RevealAsync(options.ApiKeySecret, token);
        IListTool tool = options.Kind switch
        {
            ListToolKind.Brevo => new BrevoTool(new BrevoCalls(options, http, Key, time), options),
            ListToolKind.Mailchimp => new MailchimpTool(new MailchimpCalls(options, http, Key, time), options),
            ListToolKind.Mailman => new MailmanTool(new MailmanCalls(options, http, Key, time), options),
            _ => throw new NotSupportedException($"There is no connector for lists in {options.Kind}."),
        };
        return new CrmWithLists(crm, tool, services.GetRequiredService<IDatabase>(), options.LongestWait, time, services.GetRequiredService<ILogger<CrmWithLists>>());
    }
}
