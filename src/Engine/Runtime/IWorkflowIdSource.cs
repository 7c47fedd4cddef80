using System.Security.Cryptography;

namespace WorkflowConnect.Engine;

/// <summary>Makes ids of new instances and definitions.</summary>
public interface IWorkflowIdSource
{
    /// <summary>An id that nobody else has.</summary>
    string NewId();

    /// <summary>An id for a version of a definition, or an activity: 16 hexadecimal digits, as Elsa has them.</summary>
    string NewVersionId() => RandomNumberGenerator.GetHexString(16, lowercase: true);
}
