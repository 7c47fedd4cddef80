using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Storage.Writing;

/// <summary>A change that is made through the tables.</summary>
internal interface IWorkChange
{
    /// <summary>Runs the change; what it returns is kept until the transaction is committed.</summary>
    Task RunAsync(IWork work);
}
