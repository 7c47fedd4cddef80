namespace WorkflowConnect.Core.Screening.Index;

/// <summary>Words of a listed name that many write as one, and the number of that one word.</summary>
internal readonly record struct IndexedSpan(ulong Mask, int Word);
