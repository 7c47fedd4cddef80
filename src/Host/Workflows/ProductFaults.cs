using System.Data.Common;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;
using WorkflowConnect.Host.Scripting;

namespace WorkflowConnect.Host.Workflows;

/// <summary>Which faults pass by themselves: outages of CRM, database, worker and network. A mistake in data or flow does not.</summary>
internal sealed class ProductFaults : ITransientFaultClassifier
{
    public bool IsTransient(Exception exception) => exception switch
    {
        ITransientFault or CrmWriteFailed => true,
        WorkerUnavailableException => true,
        ScriptException { Kind: ScriptErrorKind.Busy or ScriptErrorKind.Crashed or ScriptErrorKind.Timeout } => true,
        DbException { IsTransient: true } => true,
        FileNotFoundException or DirectoryNotFoundException or PathTooLongException => false,
        TimeoutException or IOException or HttpRequestException => true,
        _ => exception.InnerException is { } inner && IsTransient(inner),
    };
}
