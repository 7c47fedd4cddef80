namespace WorkflowConnect.Core.Protocols;

/// <summary>What the PDFs proved.</summary>
/// <param name="Whole">PDFs that are what was recorded.</param>
/// <param name="Unsealed">Protocols whose PDF was not recorded yet: being written, or cut off and taken up at the next start.</param>
/// <param name="FirstBroken">The first PDF that is not what was recorded, or null.</param>
public sealed record DocumentsReport(int Whole, int Unsealed, DocumentFinding? FirstBroken);
