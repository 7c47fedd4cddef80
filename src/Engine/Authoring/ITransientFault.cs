namespace WorkflowConnect.Engine.Authoring;

/// <summary>The exception may go away by itself: the engine tries again by its retry policy.</summary>
public interface ITransientFault;
