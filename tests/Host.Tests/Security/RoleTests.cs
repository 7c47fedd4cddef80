using WorkflowConnect.Core.Access;

namespace WorkflowConnect.Host.Tests.Security;

/// <summary>The table of roles.</summary>
public sealed class RoleTests
{
    private static readonly string[] Personal =
        [Permissions.ReadLeads, Permissions.ReadReviews, Permissions.ReadProtocols, Permissions.ReadCrm, Permissions.WriteCrm];

    [Fact]
    public void An_auditor_reads_everything_and_changes_nothing()
    {
        var may = Roles.PermissionsOf(Roles.Auditor);
        Roles.AllPermissions.Where(p => p.StartsWith("read:", StringComparison.Ordinal)).ShouldAllBe(p => may.Contains(p));
        may.Where(p => !p.StartsWith("read:", StringComparison.Ordinal)).ShouldBe([Permissions.Enter]);
    }

    [Fact]
    public void An_operator_and_an_integrator_see_no_personal_data()
    {
        Roles.PermissionsOf(Roles.Operator).Intersect(Personal).ShouldBeEmpty();
        Roles.PermissionsOf(Roles.Integrator).Intersect(Personal).ShouldBeEmpty();
    }

    [Fact]
    public void Only_reviewers_and_compliance_officers_vote() =>
        Roles.All.Where(role => Roles.PermissionsOf(role).Contains(Permissions.VoteOnReviews))
            .ShouldBe([Roles.ComplianceOfficer, Roles.Reviewer], ignoreOrder: true);

    [Fact]
    public void Only_administrators_change_users_and_secrets()
    {
        Roles.All.Where(role => Roles.PermissionsOf(role).Contains(Permissions.WriteUsers)).ShouldBe([Roles.Administrator]);
        Roles.All.Where(role => Roles.PermissionsOf(role).Contains(Permissions.WriteSecrets)).ShouldBe([Roles.Administrator]);
    }

    [Fact]
    public void Every_role_may_enter_and_a_word_that_is_no_role_may_nothing()
    {
        Roles.All.ShouldAllBe(role => Roles.PermissionsOf(role).Contains(Permissions.Enter));
        Roles.PermissionsOf("root").ShouldBeEmpty();
    }
}
