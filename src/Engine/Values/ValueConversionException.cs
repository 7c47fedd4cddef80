namespace WorkflowConnect.Engine;

/// <summary>A value is of the wrong type. The message names types only, never the value.</summary>
public sealed class ValueConversionException(Type from, Type to)
    : Exception($"A value of type {from.Name} cannot be read as {TypeNames.Of(to)}."), ISafeMessage;
