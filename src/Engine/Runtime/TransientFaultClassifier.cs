using System.Net.Http;

namespace WorkflowConnect.Engine;

/// <summary>Time-outs, input and output errors, failed HTTP calls, and whatever says so itself.</summary>
internal sealed class TransientFaultClassifier : ITransientFaultClassifier
{
    public bool IsTransient(Exception exception) => exception switch
    {
        ITransientFault => true,
        FileNotFoundException or DirectoryNotFoundException or PathTooLongException => false,
        TimeoutException or IOException or HttpRequestException => true,
        _ => false,
    };
}
