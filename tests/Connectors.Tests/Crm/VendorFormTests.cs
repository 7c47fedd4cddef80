using System.Text;
using WorkflowConnect.Connectors.Crm;
using WorkflowConnect.Core.Crm;

namespace WorkflowConnect.Connectors.Tests.Crm;

/// <summary>A form with a file as strict servers read it.</summary>
public sealed class VendorFormTests
{
    [Fact]
    public void Names_stand_in_quotes_and_once_and_the_content_as_it_is()
    {
        var content = new byte[] { 0, 13, 10, 255 };
        var (body, type) = VendorForm.Of(new AttachDocument("k", [], "P-1.pdf", "application/pdf", content, "sha"), "P-1.pdf", ("org_id", "7"));
        var text = Encoding.Latin1.GetString(body);
        var boundary = type["multipart/form-data; boundary=".Length..];
        text.ShouldBe(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"P-1.pdf\"\r\nContent-Type: application/pdf\r\n\r\n{Encoding.Latin1.GetString(content)}"
            + $"\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"org_id\"\r\n\r\n7\r\n--{boundary}--\r\n");
        boundary.ShouldAllBe(c => char.IsAsciiLetterOrDigit(c) || c == '-');
        boundary.Length.ShouldBeLessThanOrEqualTo(70);
    }
}
