namespace WorkflowConnect.Engine.Authoring;

/// <summary>Continues an activity at its bookmark. Stored by method name: an instance method of the activity, never a lambda.</summary>
public delegate ValueTask ExecuteActivityDelegate(ActivityExecutionContext context);

/// <summary>Tells a parent that a child completed. Stored by method name: an instance method of the parent.</summary>
public delegate ValueTask ActivityCompletionCallback(ActivityCompletedContext context);
