using WorkflowConnect.Activities.Screening;
using WorkflowConnect.Engine;

namespace WorkflowConnect.Activities.Tests;

/// <summary>What Studio shows of the product's own activities.</summary>
public sealed class ActivityDescriptionTests
{
    private static readonly ActivityRegistry Registry = new(
        typeof(ScreenParty).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(Engine.Authoring.Activity).IsAssignableFrom(type)));

    public static TheoryData<string> Types => [.. Registry.All.Select(activity => activity.TypeName)];

    [Fact]
    public void The_activities_and_their_outcomes_are_the_documented_ones() => Registry.All
        .Select(activity => $"{activity.Name}: {string.Join(' ', activity.Ports.Select(port => port.Name))}")
        .ShouldBe(
            [
                "AddToDistributionList: Done",
                "CloseLead: Done",
                "EnrichContact: Done Rejected",
                "LogCrmActivity: Done",
                "MarkScreened: Done",
                "OpenReview: Released Confirmed",
                "RaiseAlert: Done",
                "RenderProtocol: Done",
                "ScreenParty: Clear Review Hit NotScreened",
                "SelectCustomers: Page Done",
                "UpsertCompany: Done Rejected",
                "ValidateParty: Valid Invalid",
            ],
            ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_activity_explains_itself_and_each_of_its_values(string type)
    {
        var activity = Registry.Find(type, 1).ShouldNotBeNull();
        activity.Namespace.ShouldBe("WorkflowConnect");
        activity.DisplayName.ShouldNotBeNullOrWhiteSpace();
        activity.Description.ShouldNotBeNullOrWhiteSpace();
        activity.Description.ShouldEndWith(".");
        activity.Category.ShouldNotBeNullOrWhiteSpace();
        activity.Inputs.ShouldAllBe(input => !string.IsNullOrWhiteSpace(input.Description) && !string.IsNullOrWhiteSpace(input.DisplayName));
        activity.Outputs.ShouldAllBe(output => !string.IsNullOrWhiteSpace(output.Description) && !string.IsNullOrWhiteSpace(output.DisplayName));
    }
}
