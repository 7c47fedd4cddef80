using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.Screening;

/// <summary>The policy from the configuration.</summary>
internal sealed class ConfiguredProfiles(IOptions<ScreeningProfileOptions> options) : IScreeningProfiles
{
    public ScreeningProfile Current { get; } = Of(options.Value);

    private static ScreeningProfile Of(ScreeningProfileOptions options) => new()
    {
        Name = options.Name,
        Version = options.Version,
        ApprovedBy = options.ApprovedBy,
        MandatoryLists = options.MandatoryLists.Count > 0 ? [.. options.MandatoryLists] : [ListCodes.Eu, ListCodes.Un],
        AdvisoryLists = options.AdvisoryLists.Count > 0 ? [.. options.AdvisoryLists] : [ListCodes.OfacSdn],
        ReviewThreshold = options.ReviewThreshold,
        HitThreshold = options.HitThreshold,
        MaximumListAge = TimeSpan.FromHours(options.MaximumListAgeHours),
        ClearanceValidity = TimeSpan.FromDays(options.ClearanceDays),
        AllowSampleLists = options.AllowSampleLists,
    };
}
