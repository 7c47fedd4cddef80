namespace WorkflowConnect.Core.Decisions;

/// <summary>One value of a field.</summary>
/// <param name="Key">The value with everything taken away that does not matter: by this, values are compared and hashed.</param>
/// <param name="Text">The value as it was given or published, for people to read.</param>
public sealed record ContentValue(string Key, string Text);
