using System.Text;
using WorkflowConnect.Host.Intake;
using WorkflowConnect.Host.Intake.Mapping;

namespace WorkflowConnect.Host.Tests.Intake;

/// <summary>Mappings and documents without a server.</summary>
internal static class Mappings
{
    public static IntakeMapping Of(string preset) => Of(new IntakeSourceOptions { Preset = preset });

    public static IntakeMapping Of(IntakeSourceOptions settings)
    {
        var mistakes = new List<string>();
        var mapping = CompileMapping.Of("test", settings, mistakes);
        mistakes.ShouldBeEmpty();
        return mapping.ShouldNotBeNull();
    }

    public static async Task<SentDocument> SentAsync(string type, string body, CancellationToken cancellationToken)
    {
        var (sent, problem) = await SentDocument.ReadAsync(type, Encoding.UTF8.GetBytes(body), cancellationToken);
        problem.ShouldBeNull();
        return sent.ShouldNotBeNull();
    }

    public static string[] Shown(MappedSubject subject) =>
        [.. subject.Fields.Select(field => $"{field.Field}={string.Join(',', field.Values)}").Order(StringComparer.Ordinal)];
}
