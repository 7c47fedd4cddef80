namespace WorkflowConnect.Core.Screening.Names;

/// <summary>One word of a normalised name.</summary>
/// <param name="Text">Plain lower-case Latin letters and digits; other scripts only where there is no transliteration.</param>
/// <param name="Key">The word as it sounds, see <see cref="SoundKey"/>; words spelt alike by different schemes share it.</param>
/// <param name="IsAbjad">Written in Arabic or Hebrew, so that its short vowels are unknown.</param>
/// <param name="IsGlued">Only punctuation, no space, parts it from the word before: "AL-SHAER".</param>
/// <param name="IsMarked">Written with marks or ligatures, which others leave out or write as two letters: Müller, Muller, Mueller.</param>
internal readonly record struct NameToken(
    string Text, string Key, WordClass Class, bool IsAbjad = false, bool IsGlued = false, bool IsMarked = false);
