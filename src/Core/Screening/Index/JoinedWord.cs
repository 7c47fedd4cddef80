using WorkflowConnect.Core.Screening.Names;

namespace WorkflowConnect.Core.Screening.Index;

/// <summary>Two neighbouring words written as one.</summary>
internal static class JoinedWord
{
    public static NameToken Of(in NameToken left, in NameToken right)
    {
        var text = left.Text + right.Text;
        if (text.Length > NameLimits.WordLength)
        {
            text = text[..NameLimits.WordLength];
        }

        return new NameToken(text, SoundKey.Of(text), WordClasses.Of(text), left.IsAbjad || right.IsAbjad);
    }
}
