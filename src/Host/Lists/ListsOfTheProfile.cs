using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Host.Lists;

/// <summary>A list that the profile names is fetched without being enabled as well; what is disabled on purpose stays so.</summary>
internal sealed class ListsOfTheProfile(IOptions<ScreeningProfileOptions> profile) : IPostConfigureOptions<ListsOptions>
{
    public void PostConfigure(string? name, ListsOptions options)
    {
        foreach (var code in profile.Value.MandatoryLists.Concat(profile.Value.AdvisoryLists))
        {
            if (ListSources.Default.Any(s => s.Code == code))
            {
                options.Sources.TryAdd(code, new ListSourceOptions());
            }
        }
    }
}
