using System.Security.Cryptography;

namespace WorkflowConnect.Engine;

/// <summary>128 random bits, hexadecimal.</summary>
internal sealed class RandomWorkflowIdSource : IWorkflowIdSource
{
    public string NewId() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
