using System.Net;
using System.Net.Http.Headers;
using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Studio;

/// <summary>How the files of Studio are served, seen without a browser.</summary>
[Collection(nameof(StudioCollection))]
public sealed class StudioFilesTests(StudioFixture studio)
{
    [Theory]
    [InlineData("_framework/blazor.webassembly.js", "text/javascript", "br", "br")]
    [InlineData("_framework/blazor.webassembly.js", "text/javascript", "gzip, br;q=0", "gzip")]
    [InlineData("_framework/blazor.webassembly.js", "text/javascript", "identity", null)]
    [InlineData("_framework/icudt.oh1zvcfom8.dat", "application/octet-stream", "gzip, deflate, br", "br")]
    [InlineData("_framework/(runtime)", "application/wasm", "br", "br")]
    [InlineData("_content/MudBlazor/MudBlazor.min.css", "text/css", "gzip", "gzip")]
    public async Task A_file_comes_compressed_as_the_browser_takes_it_and_keeps_its_type(string file, string type, string accepted, string? encoding)
    {
        using var answer = await GetAsync(file.Replace("(runtime)", NativeRuntime(), StringComparison.Ordinal), accepted);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        answer.Content.Headers.ContentEncoding.ShouldBe(encoding is null ? [] : [encoding]);
        answer.Headers.Vary.ShouldBe(["Accept-Encoding"]);
    }

    [Fact]
    public async Task A_name_that_changes_with_the_content_is_kept_for_good_and_others_are_asked_for_again()
    {
        using var hashed = await GetAsync("_framework/" + NativeRuntime(), "br");
        hashed.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        using var plain = await GetAsync("_framework/dotnet.js", "br");
        plain.Headers.CacheControl!.ToString().ShouldBe("no-cache");
        using var again = await GetAsync("_framework/dotnet.js", "br", plain.Headers.ETag);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var otherwise = await GetAsync("_framework/dotnet.js", "gzip", plain.Headers.ETag);
        otherwise.StatusCode.ShouldBe(HttpStatusCode.OK, "The same file in another encoding has other bytes.");
    }

    [Theory]
    [InlineData("/studio/package.json")]
    [InlineData("/studio/_framework/%2e%2e/package.json")]
    [InlineData("/studio/_framework/..%2fpackage.json")]
    [InlineData("/studio/_content/nothing.js")]
    [InlineData("/studio/_framework/dotnet.js.br")]
    public async Task What_is_not_for_browsers_is_not_served(string address)
    {
        var (code, _) = await RawHttp.SendAsync(studio.Product.Address, RawHttp.Bytes($"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"));
        code.ShouldBe(404);
    }

    private static string NativeRuntime() => Path.GetFileName(Directory.GetFiles(
        RunningProduct.InRepository("src/Host/Studio/node_modules/@elsa-workflows/elsa-studio-wasm/_framework"),
        "dotnet.native.*.wasm").Single());

    private Task<HttpResponseMessage> GetAsync(string file, string accepted, EntityTagHeaderValue? known = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/studio/" + file);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return studio.Product.Stranger.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
