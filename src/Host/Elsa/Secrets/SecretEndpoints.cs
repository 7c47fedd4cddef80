using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Access.Secrets;
using WorkflowConnect.Host.Elsa.Wire;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Elsa.Secrets;

/// <summary>Which secrets there are. No endpoint answers with a value.</summary>
internal static class SecretEndpoints
{
    public static void MapSecrets(this IEndpointRouteBuilder api)
    {
        var secrets = api.MapGroup("/secrets").WithTags("Secrets");
        secrets.MapGet("/", ListAsync).RequirePermission(Permissions.ReadSecrets).WithSummary("Every secret, without its value.").Produces<SecretBody[]>();
        secrets.MapGet("/descriptors", Descriptors).RequirePermission(Permissions.ReadSecrets).WithSummary("The kinds and stores of secrets.");
        secrets.MapPost("/picker", PickAsync)
            .RequirePermission(Permissions.ReadSecrets)
            .WithSummary("Secrets to choose from, as Studio's picker asks for them.");
        secrets.MapGet("/{name}", FindAsync).RequirePermission(Permissions.ReadSecrets).WithSummary("One secret, without its value.").Produces<SecretBody>();
        secrets.MapPost("/", SetAsync)
            .RequirePermission(Permissions.WriteSecrets)
            .WithSummary("Sets a secret, or rotates it by giving it a new value.")
            .Produces<SecretBody>();
        secrets.MapDelete("/{name}", DeleteAsync).RequirePermission(Permissions.WriteSecrets).WithSummary("Deletes a secret. Workflows that use it fail from then on.");
    }

    private static async Task<IResult> ListAsync(KeepSecrets keep, CancellationToken cancellationToken) =>
        ElsaResults.Ok(new { Items = (await keep.ListAsync(cancellationToken)).Select(SecretBody.Of) });

    private static IResult Descriptors() => ElsaResults.Ok(new { Types = Array.Empty<object>(), Stores = Array.Empty<object>() });

    private static async Task<IResult> PickAsync(PickerBody? body, KeepSecrets keep, CancellationToken cancellationToken) => ElsaResults.Ok(new
    {
        Items = (await keep.ListAsync(cancellationToken))
            .Where(secret => string.IsNullOrEmpty(body?.Search) || secret.Name.Contains(body.Search, StringComparison.OrdinalIgnoreCase))
            .Select(SecretBody.Of),
        CanCreateInline = false,
    });

    private static async Task<IResult> FindAsync(string name, KeepSecrets keep, CancellationToken cancellationToken) =>
        (await keep.ListAsync(cancellationToken)).FirstOrDefault(secret => secret.Name == name) is { } secret
            ? ElsaResults.Ok(SecretBody.Of(secret))
            : ElsaResults.NotFound();

    private static async Task<IResult> SetAsync(NewSecretBody body, HttpContext http, KeepSecrets keep, CancellationToken cancellationToken) =>
        KeepSecrets.Mistake(body.Name, body.Value, body.Description) is { } mistake
            ? ElsaResults.Invalid(mistake)
            : ElsaResults.Ok(SecretBody.Of(await keep.SetAsync(body.Name!, body.Value!, body.Description, body.EndsOn, http.User.CallerName(), cancellationToken)));

    private static async Task<IResult> DeleteAsync(string name, HttpContext http, KeepSecrets keep, CancellationToken cancellationToken) =>
        await keep.DeleteAsync(name, http.User.CallerName(), cancellationToken) ? Results.NoContent() : ElsaResults.NotFound();
}
