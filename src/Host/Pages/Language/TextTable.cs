namespace WorkflowConnect.Host.Pages.Language;

/// <summary>Every text of the pages by its key, in German and English.</summary>
internal static class TextTable
{
    public static IReadOnlyDictionary<string, (string German, string English)> All { get; } =
        new[] { FrameTexts.All, ConsoleTexts.All, CrmTexts.All, ReviewTexts.All, ClearanceTexts.All, WordTexts.All, StudioTexts.All, AccountTexts.All, HouseTexts.All }
            .SelectMany(table => table)
            .ToDictionary(text => text.Key, text => text.Value, StringComparer.Ordinal);
}
