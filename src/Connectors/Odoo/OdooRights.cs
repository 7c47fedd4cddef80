using System.Text.Json;
using WorkflowConnect.Connectors.Crm;

namespace WorkflowConnect.Connectors.Odoo;

/// <summary>
/// What the user of the key may do, asked of the models themselves: Odoo's list of models may be read by its administrators
/// only, and by whom an app lets (sources: <c>ir.model.access.csv</c> of base 19.0; observed on 19.0 and 17.0).
/// </summary>
internal sealed class OdooRights(OdooRpc rpc)
{
    private const int FirstWithHasAccess = 18;

    /// <summary>Whether the user may do it with records of the model; null when no app that is installed has such a model.</summary>
    /// <exception cref="VendorTrouble">Odoo did not say.</exception>
    public async Task<bool?> MayAsync(string model, string operation, CancellationToken cancellationToken)
    {
        var call = (await rpc.VersionAsync(cancellationToken)).Major >= FirstWithHasAccess
            ? new OdooCall(model, "has_access") { Ids = [], Named = [("operation", operation)] }
            : new OdooCall(model, "check_access_rights") { Positional = [("operation", operation)], Named = [("raise_exception", false)] };
        try
        {
            return (await rpc.CallAsync(call, cancellationToken))?.GetValueKind() == JsonValueKind.True;
        }
        catch (VendorTrouble trouble) when (OdooErrors.IsAbsent(trouble))
        {
            return null;
        }
    }
}
