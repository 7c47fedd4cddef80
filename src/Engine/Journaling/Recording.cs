using System.Text.Json;

namespace WorkflowConnect.Engine;

/// <summary>
/// What the journal records of one node, worked out once: names as they are written, constants as finished JSON, and
/// nothing that must not be seen.
/// </summary>
internal sealed class Recording
{
    private static readonly byte[] Masked = "\"***\""u8.ToArray();

    private readonly RecordedInput[] inputs;
    private readonly JsonEncodedText?[] outputs;
    private readonly byte[]? constantState;

    private Recording(RecordedInput[] inputs, JsonEncodedText?[] outputs, bool recordsNotes)
    {
        this.inputs = inputs;
        this.outputs = outputs;
        RecordsNotes = recordsNotes;
        if (Array.TrueForAll(inputs, input => input.Constant is not null))
        {
            constantState = JsonBytes.Of(json => WriteEach(json, null));
        }
    }

    public bool RecordsInputs => inputs.Length > 0;

    public bool RecordsNotes { get; }

    public static Recording Of(CompiledNode node)
    {
        var policy = node.LogPolicy;
        return new Recording(
            [.. node.Descriptor.Inputs.Where(input => policy.RecordsInput(input.Name)).Select(input => Recorded(node, input)).OfType<RecordedInput>()],
            [.. node.Descriptor.Outputs.Select(output => output.IsSerializable && policy.RecordsOutput(output.Name)
                ? JsonEncodedText.Encode(output.Name, JournalBuffer.Format.Encoder)
                : (JsonEncodedText?)null)],
            policy.RecordsNotes);
    }

    public bool RecordsOutput(int index) => (uint)index < (uint)outputs.Length && outputs[index] is not null;

    public void WriteInputs(Utf8JsonWriter json, object?[]? values)
    {
        if (constantState is not null)
        {
            json.WriteRawValue(constantState, skipInputValidation: true);
        }
        else
        {
            WriteEach(json, values);
        }
    }

    public void WriteOutputs(Utf8JsonWriter json, OutputValue[] values)
    {
        json.WriteStartObject();
        for (var index = 0; index < values.Length; index++)
        {
            if (values[index].IsSet && outputs[index] is { } name)
            {
                json.WritePropertyName(name);
                ValueRecorder.Write(json, values[index].Value);
            }
        }

        json.WriteEndObject();
    }

    private static RecordedInput? Recorded(CompiledNode node, InputDescriptor descriptor)
    {
        var name = JsonEncodedText.Encode(descriptor.Name, JournalBuffer.Format.Encoder);
        var given = descriptor.GetValue(node.Activity);
        if (given is Input input)
        {
            return input.IsSecret || descriptor.IsSensitive ? new RecordedInput(name, Masked, -1)
                : input.HasConstant ? new RecordedInput(name, JsonBytes.Of(json => ValueRecorder.Write(json, input.BoxedConstant)), -1)
                : descriptor.AutoEvaluate ? new RecordedInput(name, null, input.Slot)
                : null;
        }

        return given switch
        {
            Variable variable => new RecordedInput(name, JsonBytes.Of(json => WriteVariable(json, variable)), -1),
            string or bool or int or long or double or Enum => descriptor.IsSensitive
                ? new RecordedInput(name, Masked, -1)
                : new RecordedInput(name, JsonBytes.Of(json => ValueRecorder.Write(json, given)), -1),
            _ => null,
        };
    }

    private static void WriteVariable(Utf8JsonWriter json, Variable variable)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, variable.Id);
        json.WriteString("name"u8, variable.Name);
        json.WriteEndObject();
    }

    private void WriteEach(Utf8JsonWriter json, object?[]? values)
    {
        json.WriteStartObject();
        foreach (var (name, constant, slot) in inputs)
        {
            json.WritePropertyName(name);
            if (constant is not null)
            {
                json.WriteRawValue(constant, skipInputValidation: true);
            }
            else
            {
                ValueRecorder.Write(json, values is not null && (uint)slot < (uint)values.Length ? values[slot] : null);
            }
        }

        json.WriteEndObject();
    }
}
