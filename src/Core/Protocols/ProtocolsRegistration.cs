using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.SelfTests;

namespace WorkflowConnect.Core.Protocols;

/// <summary>Registers the writing of protocols; the renderer comes from the host.</summary>
public static class ProtocolsRegistration
{
    public static IServiceCollection AddProtocols(this IServiceCollection services)
    {
        services.AddOptions<ProtocolOptions>()
            .BindConfiguration("Protocols")
            .Validate(o => TimeZoneInfo.TryFindSystemTimeZoneById(o.TimeZoneId, out _), "Protocols:TimeZoneId must be an IANA time zone such as Europe/Berlin.")
            .Validate(o => o.RetentionYears is >= 1 and <= 30, "Protocols:RetentionYears must be 1 to 30 years.")
            .ValidateOnStart();
        return services
            .AddSingleton(s => new ProtocolLists([.. ListSources.Default, ListSources.House]))
            .AddSingleton(s => new ProtocolContent(s.GetRequiredService<ProtocolLists>(), s.GetRequiredService<IOptions<ProtocolOptions>>().Value, s.GetService<SelfTestState>()))
            .AddSingleton<WriteProtocol>()
            .AddSingleton<VerifyDocuments>()
            .AddSingleton<RerunProtocols>();
    }
}
