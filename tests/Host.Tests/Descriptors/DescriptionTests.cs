using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkflowConnect.Activities.Screening;
using WorkflowConnect.Engine;
using WorkflowConnect.Engine.Authoring;
using WorkflowConnect.Host.Elsa.Descriptors;
using WorkflowConnect.Host.Elsa.Wire;

namespace WorkflowConnect.Host.Tests.Descriptors;

/// <summary>What a designer is told of the activities is complete and true.</summary>
public sealed class DescriptionTests
{
    private static readonly ActivityRegistry Registry = Describe();

    public static TheoryData<string> Activities => [.. Registry.All.Select(activity => activity.TypeName)];

    [Theory]
    [MemberData(nameof(Activities))]
    public void An_activity_describes_itself_and_all_that_is_shown_of_it(string typeName)
    {
        var activity = Registry.Find(typeName, 1)!;
        var told = activity.Inputs.Where(input => input.IsBrowsable).Select(input => (input.Name, input.DisplayName, input.Description))
            .Concat(activity.Outputs.Where(output => output.IsBrowsable).Select(output => (output.Name, output.DisplayName, output.Description)))
            .Prepend((activity.Name, activity.DisplayName, activity.Description))
            .ToList();
        told.Where(item => item.Description is not { Length: > 8 } text || !text.EndsWith('.')).ShouldBeEmpty("each needs a description, in whole sentences");
        told.Where(item => item.DisplayName.Length == 0 || !char.IsUpper(item.DisplayName[0])).ShouldBeEmpty("each needs a name for people");
        told.GroupBy(item => item.Description, StringComparer.Ordinal).Where(group => group.Count() > 1).ShouldBeEmpty("each needs a description of its own");
    }

    [Theory]
    [MemberData(nameof(Activities))]
    public void The_default_that_is_shown_is_the_one_that_is_used(string typeName)
    {
        var activity = Registry.Find(typeName, 1)!;
        var made = Make(activity.ClrType);
        var shown = ActivityWire.Of(activity)["inputs"]!.AsArray().ToDictionary(input => (string)input!["name"]!, input => input!["defaultValue"]);
        foreach (var input in activity.Inputs.Where(input => input.IsBrowsable))
        {
            var property = activity.ClrType.GetProperty(input.Name)!;
            if (Used(property, made) is { } used && !IsNothing(used, input.ValueType))
            {
                Text(shown[input.Name]).ShouldBe(Text(JsonSerializer.SerializeToNode(used, ElsaJson.Options)), input.Name);
            }
            else
            {
                // The engine itself fills in a default only where the class leaves the input null.
                (shown[input.Name] is null || property.GetValue(made) is null).ShouldBeTrue($"{input.Name} shows {Text(shown[input.Name])}, which is not used");
            }
        }
    }

    [Fact]
    public void The_inherited_result_is_described_by_the_class()
    {
        var output = Registry.Find("Elsa.RunTask", 1)!.Outputs.Single(item => item.Name == "Result");
        output.Description.ShouldBe(typeof(global::WorkflowConnect.Engine.Activities.RunTask).GetCustomAttribute<OutputAttribute>()!.Description);
        output.TypeName.ShouldBe("Object");
    }

    [Fact]
    public void Every_type_of_a_variable_is_described()
    {
        var types = FixedDescriptors.VariableTypes.ToList();
        types.ShouldAllBe(type => ((string?)type["description"] ?? "").EndsWith('.'));
        types.Select(type => (string?)type["description"]).ShouldBeUnique();
    }

    private static ActivityRegistry Describe()
    {
        var services = new ServiceCollection();
        services.AddWorkflowEngine().AddActivitiesFrom<ScreenParty>();
        using var built = services.BuildServiceProvider();
        return built.GetRequiredService<ActivityRegistry>();
    }

    private static object Make(Type type)
    {
        var constructor = type.GetConstructors().Where(item => item.GetParameters().All(parameter => parameter.IsOptional))
            .MinBy(item => item.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(_ => Type.Missing)]);
    }

    private static object? Used(PropertyInfo property, object activity) => property.GetValue(activity) switch
    {
        Input input => input.GetType().GetProperty("Constant", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(input),
        var value => value,
    };

    private static bool IsNothing(object value, Type type) =>
        value is System.Collections.ICollection { Count: 0 }
        || (type is { IsValueType: true, IsEnum: false } && value.Equals(Activator.CreateInstance(type)));

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "nothing";
}
