namespace WorkflowConnect.Engine.Activities;

/// <summary>The type of an activity is not installed.</summary>
public sealed class ActivityNotFoundException(string? typeName, int version)
    : Exception($"The activity type '{typeName}' version {version} is not installed. Install it, or replace the activity."), ISafeMessage;
