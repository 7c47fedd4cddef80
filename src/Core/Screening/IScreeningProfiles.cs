namespace WorkflowConnect.Core.Screening;

/// <summary>The policy in force.</summary>
public interface IScreeningProfiles
{
    ScreeningProfile Current { get; }
}
