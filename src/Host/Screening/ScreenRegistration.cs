namespace WorkflowConnect.Host.Screening;

/// <summary>Registers screening over HTTP.</summary>
internal static class ScreenRegistration
{
    public static IServiceCollection AddScreenApi(this IServiceCollection services)
    {
        services.AddOptions<ScreenOptions>()
            .BindConfiguration(ScreenOptions.Section)
            .Validate(o => o.MostParties is >= 1 and <= 10_000, "Screening:Http:MostParties must be 1 to 10,000.")
            .Validate(o => o.MostProtocols is >= 1 and <= 1_000, "Screening:Http:MostProtocols must be 1 to 1,000.")
            .Validate(o => o.LargestJson is >= 1_024 and <= 16 << 20, "Screening:Http:LargestJson must be 1,024 to 16,777,216 bytes.")
            .Validate(o => o.LargestTable is >= 1_024 and <= 1L << 36, "Screening:Http:LargestTable must be 1,024 to 68,719,476,736 bytes.")
            .Validate(o => o.TablesAtOnce is >= 1 and <= 64, "Screening:Http:TablesAtOnce must be 1 to 64.")
            .ValidateOnStart();
        return services.AddSingleton<ScreenParties>().AddSingleton<ScreenTables>();
    }
}
