using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Access;

namespace WorkflowConnect.Host.Demo;

/// <summary>The users of the demo's data: an administrator, and two persons who decide. Their passwords are new each time.</summary>
internal sealed record DemoUsers(DemoUser Administrator, IReadOnlyList<DemoUser> Reviewers)
{
    private static readonly (string Name, string Role)[] Deciding = [("A. Prüfer", Roles.ComplianceOfficer), ("B. Freigabe", Roles.Reviewer)];

    public static async Task<DemoUsers> CreateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var made = await services.GetRequiredService<FirstAdministrator>().RunAsync(cancellationToken);
        var configured = services.GetRequiredService<IOptions<AccessOptions>>().Value.Administrator;
        var change = services.GetRequiredService<ChangeUsers>();
        var reviewers = new List<DemoUser>();
        foreach (var (name, role) in Deciding)
        {
            var reviewer = new DemoUser(name, PasswordRules.Generate());
            var outcome = await change.CreateAsync(name, reviewer.Password, [role], "demonstration", cancellationToken);
            if (outcome.Mistake is { } mistake)
            {
                throw new InvalidOperationException(mistake);
            }

            reviewers.Add(reviewer);
        }

        return new DemoUsers(new DemoUser(made?.Name ?? configured.Name, made?.Password ?? configured.Password!), reviewers);
    }
}
