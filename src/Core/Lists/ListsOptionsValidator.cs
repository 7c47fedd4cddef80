using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Lists.Formats;

namespace WorkflowConnect.Core.Lists;

/// <summary>Tells everything that is wrong at once, and what to do about it.</summary>
internal sealed class ListsOptionsValidator : IValidateOptions<ListsOptions>
{
    public ValidateOptionsResult Validate(string? name, ListsOptions options)
    {
        var errors = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Folder))
        {
            errors.Add("Lists:Folder is empty. Give the folder that keeps the accepted lists, e.g. data/lists.");
        }

        if (options.MaximumDrop is not (>= 0 and <= 1))
        {
            errors.Add($"Lists:MaximumDrop is {options.MaximumDrop}. Give a share between 0 and 1, e.g. 0.10 for ten percent.");
        }

        if (options.MaximumDamagedNames is not (>= 0 and <= 1))
        {
            errors.Add($"Lists:MaximumDamagedNames is {options.MaximumDamagedNames}. Give a share between 0 and 1, e.g. 0.002 for two in a thousand.");
        }

        if (options.MaximumUnusableRecords < 0)
        {
            errors.Add($"Lists:MaximumUnusableRecords is {options.MaximumUnusableRecords}. Give 0 or more.");
        }

        foreach (var (code, source) in options.Sources)
        {
            errors.AddRange(Check(code, source));
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Check(string code, ListSourceOptions source)
    {
        var known = ListSources.Default.FirstOrDefault(s => s.Code.Equals(code, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            yield return $"Lists:Sources:{code} is no known list. Use one of {string.Join(", ", ListSources.Default.Select(s => s.Code))}.";
            yield break;
        }

        var formats = ListSources.FormatsOf(known);
        if (source.Format is not null && !formats.Contains(source.Format, StringComparer.Ordinal))
        {
            yield return $"Lists:Sources:{code}:Format is '{source.Format}'. This list comes as {string.Join(" or ", formats)}.";
        }

        if (source.MinimumCount < 1)
        {
            yield return $"Lists:Sources:{code}:MinimumCount is {source.MinimumCount}. Give 1 or more; an empty list must never be accepted.";
        }

        foreach (var (file, address) in source.Addresses)
        {
            if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
            {
                yield return $"Lists:Sources:{code}:Addresses:{file} is '{address}'. Give an absolute https address (http only on this machine).";
            }
        }
    }
}
