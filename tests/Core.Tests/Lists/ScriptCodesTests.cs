using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.Tests.Lists;

public sealed class ScriptCodesTests
{
    [Theory]
    [InlineData("Robert Mugabe", "Latn")]
    [InlineData("İslami Büyük Doğu Akıncılar Cephesi", "Latn")]
    [InlineData("Nguyễn Văn", "Latn")]
    [InlineData("Владимир Путин", "Cyrl")]
    [InlineData("قصي صدام حسين", "Arab")]
    [InlineData("Μέγα Ισλαµικό", "Grek")]
    [InlineData("חמאס", "Hebr")]
    [InlineData("김정은", "Hang")]
    [InlineData("安洵信息技术有限公司", "Hani")]
    [InlineData("オウム真理教", "Jpan")]
    [InlineData("საქართველო", "Geor")]
    [InlineData("အောင်ဆန်း", "Mymr")]
    [InlineData("ООО \"IT\" Ромашка", "Cyrl")]
    [InlineData("9187629", "Zyyy")]
    public void The_script_of_most_letters_counts(string text, string script)
    {
        ScriptCodes.Of(text).ShouldBe(script);
    }
}
