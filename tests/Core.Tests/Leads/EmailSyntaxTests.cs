using WorkflowConnect.Core.Leads;

namespace WorkflowConnect.Core.Tests.Leads;

public sealed class EmailSyntaxTests
{
    [Theory]
    [InlineData("a@b.de")]
    [InlineData("müller@bücher.example")]
    [InlineData("first.last@sub.domain.example")]
    [InlineData("")]
    [InlineData("a", false)]
    [InlineData("@b.de", false)]
    [InlineData("a@", false)]
    [InlineData("a@b", false)]
    [InlineData("a@b@c.de", false)]
    [InlineData("a b@c.de", false)]
    [InlineData("a@b..de", false)]
    [InlineData("a@.b.de", false)]
    [InlineData("a@b.de.", false)]
    [InlineData("a@-b.de", false)]
    [InlineData("<a@b.de>", false)]
    [InlineData("a@b.de,c@d.de", false)]
    [InlineData("a@b.de\r\nBcc: c@d.de", false)]
    public void Only_what_can_be_delivered_to_is_an_address(string text, bool valid = true) =>
        EmailSyntax.IsValid(text).ShouldBe(valid && text.Length > 0);

    [Fact]
    public void An_apostrophe_is_part_of_a_name() => EmailSyntax.IsValid("o'hara@example.org").ShouldBeTrue();

    [Fact]
    public void The_lengths_of_the_standard_hold()
    {
        EmailSyntax.IsValid(new string('a', 64) + "@b.de").ShouldBeTrue();
        EmailSyntax.IsValid(new string('a', 65) + "@b.de").ShouldBeFalse();
        EmailSyntax.IsValid("a@" + new string('b', 249) + ".de").ShouldBeTrue();
        EmailSyntax.IsValid("a@" + new string('b', 250) + ".de").ShouldBeFalse();
    }
}
