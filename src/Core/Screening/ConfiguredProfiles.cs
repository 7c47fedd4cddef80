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
        MandatoryLists = WithHouse(options.MandatoryLists.Count > 0 ? options.MandatoryLists : [ListCodes.Eu, ListCodes.Un], options.AdvisoryLists),
        AdvisoryLists = options.AdvisoryLists.Count > 0 ? [.. options.AdvisoryLists] : [ListCodes.OfacSdn],
        ReviewThreshold = options.ReviewThreshold,
        HitThreshold = options.HitThreshold,
        MaximumListAge = TimeSpan.FromHours(options.MaximumListAgeHours),
        ClearanceValidity = TimeSpan.FromDays(options.ClearanceDays),
        AllowSampleLists = options.AllowSampleLists,
    };

    // Who enters a designation wants it screened; the profile says only whether its hits block (the default) or go to review.
    private static IReadOnlyList<string> WithHouse(IList<string> mandatory, IList<string> advisory) =>
        mandatory.Contains(ListCodes.House) || advisory.Contains(ListCodes.House) ? [.. mandatory] : [.. mandatory, ListCodes.House];
}
