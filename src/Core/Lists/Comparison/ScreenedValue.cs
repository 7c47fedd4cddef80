namespace WorkflowConnect.Core.Lists;

/// <summary>One value of a field.</summary>
/// <param name="Key">What is compared: without differences of case, white space, composition and punctuation at the ends.</param>
/// <param name="Shown">What people see.</param>
internal sealed record ScreenedValue(string Key, string Shown);
