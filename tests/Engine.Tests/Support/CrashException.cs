namespace WorkflowConnect.Engine.Tests;

internal sealed class CrashException : Exception;
