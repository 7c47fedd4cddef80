using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Leads;
using WorkflowConnect.Host.Leads;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Intake;

/// <summary>The HTTP door for leads.</summary>
internal static class IntakeEndpoints
{
    private const string ApiKeyHeader = "X-Api-Key";

    public static void MapIntake(this IEndpointRouteBuilder routes)
    {
        // Sources are no users: each request proves itself by the source's key or signature, see IntakeGate.
        var intake = routes.MapGroup("/intake").OpenToEverybody().WithTags("Intake");
        intake.MapPost("/{source}", PostAsync)
            .WithSummary("Hands in a lead.")
            .WithDescription("JSON or form fields. 202 with a tracking address once the lead is durable; with Prefer: wait=N the answer waits for the outcome, which stands in its status.")
            .Accepts<LeadData>("application/json", "application/x-www-form-urlencoded")
            .Produces<LeadStatusBody>(StatusCodes.Status202Accepted)
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(413)
            .ProducesProblem(415).ProducesProblem(422).ProducesProblem(429);
        intake.MapGet("/{source}/{leadId}", TrackAsync)
            .WithSummary("Tells how far a lead is.")
            .WithName("TrackLead")
            .Produces<LeadStatusBody>()
            .ProducesProblem(401).ProducesProblem(404);
    }

    private static async Task<IResult> PostAsync(
        string source,
        HttpContext http,
        IOptions<IntakeOptions> options,
        IntakeGate gate,
        ILeadTriggers triggers,
        AcceptLead accept,
        LeadDispatcher dispatcher,
        LeadWaiter waiter)
    {
        if (gate.TryEnter(http, source) is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0");
            return IntakeProblems.TooMany();
        }

        if (await IntakeRequest.ReadBodyAsync(http.Request, options.Value.MaximumBodyBytes, http.RequestAborted) is not { } body)
        {
            http.Response.Headers.Connection = "close";
            return IntakeProblems.TooLarge(options.Value.MaximumBodyBytes);
        }

        if (!gate.IsKnown(http.Request, source, ApiKeyHeader, body))
        {
            return IntakeProblems.Unauthorised();
        }

        if (!triggers.Handles(source))
        {
            return IntakeProblems.UnknownSource(source);
        }

        if (!IntakeRequest.TryReadIdempotencyKey(http.Request, out var key))
        {
            return IntakeProblems.Malformed("Idempotency-Key must be 1 to 255 printable ASCII characters.");
        }

        var read = IntakeBody.Read(http.Request.ContentType, body);
        if (read.IsUnsupported)
        {
            return IntakeProblems.UnsupportedType();
        }

        if (read.Problem is { } problem)
        {
            return IntakeProblems.Malformed(problem);
        }

        var form = LeadForm.Read(read.Fields);
        if (form.Data is null || read.Errors.Count > 0)
        {
            return IntakeProblems.Invalid(read.Errors.Concat(form.Errors.Where(e => read.Errors.Count == 0 || e.Field != "person")));
        }

        var hash = IntakeRequest.ContentHash(http.Request.ContentType, body);
        var accepted = await accept.RunAsync(source, key, hash, form.Data, CancellationToken.None);
        if (accepted.Acceptance == Acceptance.KeyReused)
        {
            return IntakeProblems.KeyReused();
        }

        dispatcher.Enqueue(accepted.Lead.Id);
        return await AnswerAsync(http, accepted, form.IgnoredFields, waiter, options.Value);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext http,
        AcceptedLead accepted,
        IReadOnlyList<string> ignored,
        LeadWaiter waiter,
        IntakeOptions options)
    {
        var seconds = IntakeRequest.WaitSeconds(http.Request, options.MaximumWaitSeconds);
        var lead = accepted.Lead;
        if (seconds > 0)
        {
            lead = await waiter.WaitAsync(lead, TimeSpan.FromSeconds(seconds), http.RequestAborted);
            http.Response.Headers["Preference-Applied"] = $"wait={seconds}";
        }

        var address = $"/intake/{lead.Source}/{lead.Id}";
        var body = LeadStatusBody.Of(lead, address, accepted.Acceptance == Acceptance.Replayed, ignored);
        return Results.Accepted(address, body);
    }

    private static async Task<IResult> TrackAsync(
        string source,
        string leadId,
        HttpContext http,
        IntakeGate gate,
        IDatabase database)
    {
        if (!gate.IsKnown(http.Request, source, ApiKeyHeader, []))
        {
            return IntakeProblems.Unauthorised();
        }

        var lead = await database.ReadAsync((work, ct) => work.Leads.FindAsync(leadId, ct), http.RequestAborted);
        return lead?.Source == source
            ? Results.Ok(LeadStatusBody.Of(lead, $"/intake/{source}/{leadId}", replayed: null, ignored: []))
            : IntakeProblems.NoSuchLead();
    }
}
