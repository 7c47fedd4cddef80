namespace WorkflowConnect.Core.Leads;

/// <summary>Knows countries by code and by name.</summary>
public interface ICountryCodes
{
    /// <summary>ISO 3166-1 alpha-2, upper case, for a code or a German or English name; null when unknown.</summary>
    string? TryGetCode(string text);
}
