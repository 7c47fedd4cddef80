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
            .Accepts<LeadData>("application/json", "application/x-www-form-urlencoded", "multipart/form-data")
            .Produces<LeadStatusBody>(StatusCodes.Status202Accepted).Produces<NotTakenBody>()
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(413)
            .ProducesProblem(415).ProducesProblem(422).ProducesProblem(429).ProducesProblem(503);
        // Not described: in OpenAPI its path would be that of the tracking address.
        intake.MapPost("/{source}/{secret}", PostWithSecretAsync).ExcludeFromDescription();
        intake.MapGet("/{source}/{leadId}", TrackAsync)
            .WithSummary("Tells how far a lead is.")
            .WithName("TrackLead")
            .Produces<LeadStatusBody>()
            .ProducesProblem(401).ProducesProblem(404);
    }

    private static Task<IResult> PostAsync(
        string source,
        HttpContext http,
        IOptions<IntakeOptions> options,
        IntakeGate gate,
        ILeadTriggers triggers,
        ReceiveLeads receive,
        AcceptLead accept,
        LeadDispatcher dispatcher,
        LeadWaiter waiter) => PostWithSecretAsync(source, null, http, options, gate, triggers, receive, accept, dispatcher, waiter);

    private static async Task<IResult> PostWithSecretAsync(
        string source,
        string? secret,
        HttpContext http,
        IOptions<IntakeOptions> options,
        IntakeGate gate,
        ILeadTriggers triggers,
        ReceiveLeads receive,
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

        if (!gate.IsKnown(http.Request, source, ApiKeyHeader, secret, body))
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

        var received = await receive.RunAsync(source, http.Request.ContentType, body, key, http.RequestAborted);
        if (received.Answer is { } answer)
        {
            return answer;
        }

        var leads = new List<AcceptedLead>();
        foreach (var lead in received.Leads)
        {
            var accepted = await accept.RunAsync(source, lead.Key, lead.ContentSha256, lead.Data, CancellationToken.None);
            if (accepted.Acceptance == Acceptance.KeyReused)
            {
                return IntakeProblems.KeyReused();
            }

            dispatcher.Enqueue(accepted.Lead.Id);
            leads.Add(accepted);
        }

        return leads is [var only]
            ? await AnswerAsync(http, only, received.Ignored, waiter, options.Value)
            : Results.Accepted(null as string, new LeadsBody([.. leads.Select(lead => StatusOf(lead.Lead, lead, received.Ignored))]));
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

        var body = StatusOf(lead, accepted, ignored);
        return Results.Accepted(body.Tracking, body);
    }

    private static LeadStatusBody StatusOf(Lead lead, AcceptedLead accepted, IReadOnlyList<string> ignored) =>
        LeadStatusBody.Of(lead, $"/intake/{lead.Source}/{lead.Id}", accepted.Acceptance == Acceptance.Replayed, ignored);

    private static async Task<IResult> TrackAsync(
        string source,
        string leadId,
        HttpContext http,
        IntakeGate gate,
        IDatabase database)
    {
        // Mailchimp asks the address for its answer before it keeps it; there is nothing to say but yes.
        if (gate.HasSecret(source, leadId))
        {
            return Results.Ok();
        }

        if (!gate.IsKnown(http.Request, source, ApiKeyHeader, null, []))
        {
            return IntakeProblems.Unauthorised();
        }

        var lead = await database.ReadAsync((work, ct) => work.Leads.FindAsync(leadId, ct), http.RequestAborted);
        return lead?.Source == source
            ? Results.Ok(LeadStatusBody.Of(lead, $"/intake/{source}/{leadId}", replayed: null, ignored: []))
            : IntakeProblems.NoSuchLead();
    }
}
