using System.Text.Json;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Host.Elsa.Wire;

/// <summary>Turns what the engine and the JSON reader refuse into Elsa's error shape.</summary>
internal sealed class ElsaErrorFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (InvalidDefinitionException e)
        {
            return ElsaResults.Invalid(e.Errors.Select(error => error.ToString()));
        }
        catch (DefinitionReadonlyException e)
        {
            return ElsaResults.Problem(StatusCodes.Status403Forbidden, e.Message, e.Message);
        }
        catch (BadHttpRequestException e)
        {
            return ElsaResults.Problem(e.StatusCode, e.Message, e.Message);
        }
        catch (InvalidDataException)
        {
            return ElsaResults.Invalid("A file or form that was sent is damaged or not in the form it claims to be. Send it again.");
        }
        catch (WorkflowNotFoundException)
        {
            return ElsaResults.NotFound();
        }
        catch (JsonException e)
        {
            return ElsaResults.Invalid($"The body is not usable JSON at line {e.LineNumber + 1}. Correct it there.");
        }
    }
}
