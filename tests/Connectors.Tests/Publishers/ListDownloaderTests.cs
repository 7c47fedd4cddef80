using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WorkflowConnect.Connectors.Publishers;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Connectors.Tests.Publishers;

public sealed class ListDownloaderTests : IAsyncLifetime
{
    private const string Body = "<CONSOLIDATED_LIST/>";
    private readonly string _folder = Directory.CreateTempSubdirectory("download-").FullName;
    private readonly PublishersOptions _options = new() { Retries = 2, RetryDelay = TimeSpan.Zero };
    private ScriptedPublisher _publisher = null!;

    public async ValueTask InitializeAsync() => _publisher = await ScriptedPublisher.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _publisher.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_file_arrives_with_its_checksum_and_validators()
    {
        _publisher.ThenFile(Body, "\"v1\"");

        var file = (await DownloadAsync()).ShouldBeOfType<ListDownload.Fetched>().Files.Single();

        (await File.ReadAllTextAsync(file.Path, TestContext.Current.CancellationToken)).ShouldBe(Body);
        file.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Body))));
        file.Validators.ShouldBe(new FileValidators("\"v1\"", new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero)));
        Directory.GetFiles(_folder).ShouldBe([file.Path]);
        _publisher.Requests.Single().UserAgent.ShouldBe("WorkflowConnect/0.1");
    }

    [Fact]
    public async Task What_is_held_is_asked_for_conditionally_and_304_means_not_changed()
    {
        _publisher.ThenStatus(304);

        (await DownloadAsync(new FileValidators("\"v1\"", new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero)))).ShouldBeOfType<ListDownload.NotChanged>();

        var request = _publisher.Requests.Single();
        (request.IfNoneMatch, request.IfModifiedSince).ShouldBe(("\"v1\"", "Fri, 20 Nov 2026 10:00:00 GMT"));
    }

    [Fact]
    public async Task A_304_that_nobody_asked_for_is_a_failure()
    {
        _publisher.ThenStatus(304);

        (await DownloadAsync()).ShouldBeOfType<ListDownload.Failed>().Reason.ShouldContain("304");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task What_may_pass_is_tried_again(int status)
    {
        _publisher.ThenStatus(status);
        _publisher.ThenFile(Body);

        (await DownloadAsync()).ShouldBeOfType<ListDownload.Fetched>();

        _publisher.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Retries_end()
    {
        _publisher.ThenStatus(500);
        _publisher.ThenStatus(500);
        _publisher.ThenStatus(500);

        (await DownloadAsync()).ShouldBeOfType<ListDownload.Failed>().Reason.ShouldContain("500");

        _publisher.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    public async Task What_will_not_pass_is_not_tried_again(int status)
    {
        _publisher.ThenStatus(status);

        (await DownloadAsync()).ShouldBeOfType<ListDownload.Failed>().Reason.ShouldContain("Check the address");

        _publisher.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_is_tried_again_and_leaves_no_half_file()
    {
        Func<HttpContext, Task> cut = async context =>
        {
            context.Response.ContentLength = 1_000;
            await context.Response.WriteAsync("<CONSOLI");
            await context.Response.Body.FlushAsync();
            context.Abort();
        };
        _publisher.Then(cut);
        _publisher.ThenFile(Body);
        (await DownloadAsync()).ShouldBeOfType<ListDownload.Fetched>();

        _publisher.Then(cut);
        _publisher.Then(cut);
        _publisher.Then(cut);
        File.Delete(Path.Combine(_folder, "list.xml"));
        (await DownloadAsync()).ShouldBeOfType<ListDownload.Failed>();
        File.Exists(Path.Combine(_folder, "list.xml")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_falls_silent_ends_the_attempt()
    {
        _options.SilenceTimeout = TimeSpan.FromMilliseconds(200);
        _options.Retries = 0;
        _publisher.Then(async context =>
        {
            await context.Response.WriteAsync("<CONSOLI");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        (await DownloadAsync()).ShouldBeOfType<ListDownload.Failed>().Reason.ShouldContain("silent");
    }

    [Fact]
    public async Task An_address_where_nobody_listens_is_a_failure()
    {
        var address = _publisher.Address;
        await _publisher.DisposeAsync();

        var failed = (await DownloadAsync(address: new Uri(address, "/x"))).ShouldBeOfType<ListDownload.Failed>();

        failed.Reason.ShouldContain("cannot be reached");
        _publisher = await ScriptedPublisher.StartAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_too_large_is_refused_announced_or_not(bool announced)
    {
        _options.MaximumBytes = 10;
        _publisher.Then(async context =>
        {
            context.Response.ContentLength = announced ? Body.Length : null;
            await context.Response.WriteAsync(Body);
        });

        (await DownloadAsync()).ShouldBeOfType<ListDownload.Failed>().Reason.ShouldContain("larger than 10 bytes");
        _publisher.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("text/html; charset=utf-8", "Sorry")]
    [InlineData("application/xml", "\r\n <!doctype HTML><html>Sorry</html>")]
    public async Task A_web_page_with_status_200_is_no_list(string type, string body)
    {
        _publisher.ThenFile(body, type: type);

        (await DownloadAsync()).ShouldBeOfType<ListDownload.Failed>().Reason.ShouldContain("web page");
    }

    [Fact]
    public async Task An_empty_file_is_no_list()
    {
        _options.Retries = 0;
        _publisher.ThenStatus(200);

        (await DownloadAsync()).ShouldBeOfType<ListDownload.Failed>().Reason.ShouldContain("empty");
    }

    [Fact]
    public async Task A_redirect_is_followed_and_one_away_from_https_is_not()
    {
        _publisher.Then(context => Redirect(context, "/elsewhere"));
        _publisher.ThenFile(Body);
        (await DownloadAsync()).ShouldBeOfType<ListDownload.Fetched>();
        _publisher.Requests.Last().Path.ShouldBe("/elsewhere");

        _publisher.Then(context => Redirect(context, "http://example.org/list.xml"));
        (await DownloadAsync()).ShouldBeOfType<ListDownload.Failed>().Reason.ShouldContain("not https");
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        for (var i = 0; i <= 5; i++)
        {
            _publisher.Then(context => Redirect(context, "/again"));
        }

        (await DownloadAsync()).ShouldBeOfType<ListDownload.Failed>().Reason.ShouldContain("redirects");
    }

    [Fact]
    public async Task When_one_file_of_a_set_changed_all_are_fetched()
    {
        var source = Source(new Uri(_publisher.Address, "/a"), new Uri(_publisher.Address, "/b"));
        var known = new Dictionary<string, FileValidators> { ["list.xml"] = new("\"a\"", null), ["list1.xml"] = new("\"b\"", null) };
        _publisher.ThenStatus(304);
        _publisher.ThenFile("B2");
        _publisher.ThenFile("A1");

        var fetched = (await Downloader().DownloadAsync(source, _folder, known, TestContext.Current.CancellationToken)).ShouldBeOfType<ListDownload.Fetched>();

        fetched.Files.Select(f => File.ReadAllText(f.Path)).ShouldBe(["A1", "B2"]);
        _publisher.Requests.Last().IfNoneMatch.ShouldBeNull();
    }

    [Fact]
    public async Task Cancelling_throws()
    {
        await Should.ThrowAsync<OperationCanceledException>(() =>
            Downloader().DownloadAsync(Source(_publisher.Address), _folder, new Dictionary<string, FileValidators>(), new CancellationToken(canceled: true)));
    }

    private static Task Redirect(HttpContext context, string to)
    {
        context.Response.Redirect(to);
        return Task.CompletedTask;
    }

    private Task<ListDownload> DownloadAsync(FileValidators? known = null, Uri? address = null) => Downloader().DownloadAsync(
        Source(address ?? new Uri(_publisher.Address, "/list.xml")),
        _folder,
        known is null ? new Dictionary<string, FileValidators>() : new Dictionary<string, FileValidators> { ["list.xml"] = known },
        TestContext.Current.CancellationToken);

    private ListDownloader Downloader()
    {
        var options = Options.Create(_options);
        return new ListDownloader(new PublisherHttp(options).Client, options, TimeProvider.System, NullLogger<ListDownloader>.Instance);
    }

    private static ListSource Source(params Uri[] addresses) => ListSources.Un with
    {
        Files = [.. addresses.Select((a, i) => new ListSourceFile(i == 0 ? "list.xml" : $"list{i}.xml", a))],
    };
}
