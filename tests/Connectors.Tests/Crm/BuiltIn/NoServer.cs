using Microsoft.AspNetCore.Http;

namespace WorkflowConnect.Connectors.Tests.Crm.BuiltIn;

/// <summary>Nobody calls it: the built-in CRM is no server.</summary>
internal sealed class NoServer : FaultyServer
{
    protected override Task<(string Operation, Func<IResult> Do)> ReadAsync(HttpContext http) => throw new NotSupportedException();

    protected override IResult Answer(Fault fault, HttpContext http) => throw new NotSupportedException();
}
