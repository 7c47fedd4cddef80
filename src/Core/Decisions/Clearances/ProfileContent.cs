using System.Text.Json.Nodes;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Decisions;

/// <summary>
/// What matters of a profile for a decision about one entry: thresholds and weights, and whether the entry's list blocks.
/// A setting that is added to the profile counts until somebody leaves it out here.
/// </summary>
public static class ProfileContent
{
    /// <summary>Whether the entry's list is mandatory or advisory.</summary>
    public const string ListRole = "listRole";

    /// <summary>They say which version it is, which lists there are, and how old, not who is alike.</summary>
    private static readonly HashSet<string> LeftOut = new(StringComparer.Ordinal)
    {
        "name", "version", "approvedBy", "mandatoryLists", "advisoryLists", "maximumListAge", "allowSampleLists",
        "maximumMatches", "clearanceValidity",
    };

    public static RelevantContent Of(ScreeningProfile profile, string list)
    {
        var role = profile.MandatoryLists.Contains(list, StringComparer.Ordinal) ? "mandatory" : "advisory";
        return RelevantContent.Of(
            DomainJson.ToNode(profile).AsObject()
                .Where(setting => !LeftOut.Contains(setting.Key))
                .SelectMany(setting => Values(setting.Key, setting.Value))
                .Append(KeyValuePair.Create<string, IEnumerable<ContentValue>>(ListRole, [new(role, role)])));
    }

    /// <summary>A group of settings is taken apart, so that a difference names the one that changed.</summary>
    private static IEnumerable<KeyValuePair<string, IEnumerable<ContentValue>>> Values(string name, JsonNode? setting)
    {
        if (setting is JsonObject group)
        {
            return group.SelectMany(inner => Values($"{name}.{inner.Key}", inner.Value));
        }

        var text = CanonicalJson.Write(setting);
        return [KeyValuePair.Create<string, IEnumerable<ContentValue>>(name, [new(text, text)])];
    }
}
