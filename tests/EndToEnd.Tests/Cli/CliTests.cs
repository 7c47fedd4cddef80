using WorkflowConnect.EndToEnd.Tests.Product;

namespace WorkflowConnect.EndToEnd.Tests.Cli;

/// <summary>The verbs as a person at a terminal meets them.</summary>
[Collection(nameof(ServingProduct))]
public sealed class CliTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("wfc-cli-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task The_help_lists_every_verb()
    {
        var help = await RunningProduct.RunProgramAsync(["--help"]);
        help.Code.ShouldBe(0);
        foreach (var verb in new[] { "serve", "demo", "screen", "match", "selftest", "lists", "verify", "keys" })
        {
            help.Output.ShouldContain(verb);
        }
    }

    [Theory]
    [InlineData("http://0.0.0.0:5999")]
    [InlineData("http://*:5999")]
    [InlineData("http://[::]:5999")]
    [InlineData("http://127.0.0.1:5999;http://192.0.2.1:5999")]
    public async Task Serving_to_other_machines_has_to_be_allowed(string urls)
    {
        var refused = await RunningProduct.RunProgramAsync(["serve", "--data", _data, "--urls", urls]);
        refused.Code.ShouldBe(2, refused.Output);
        refused.Error.ShouldContain("--allow-remote");
        Directory.EnumerateFileSystemEntries(_data).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, "Wilhelmine Kuchenbecker", "--samples")]
    [InlineData(3, "Ayman al Zawahri", "--samples")]
    [InlineData(5, "Wilhelmine Kuchenbecker")]
    [InlineData(2, "Wilhelmine Kuchenbecker", "--birth-date", "gestern")]
    [InlineData(2, "Wilhelmine Kuchenbecker", "--country", "Atlantis")]
    [InlineData(1, "Wilhelmine Kuchenbecker", "--type", "ship")]
    public async Task Screening_tells_the_outcome_by_exit_code(int code, params string[] arguments)
    {
        var screened = await RunningProduct.RunProgramAsync(["screen", .. arguments, "--data", _data]);
        screened.Code.ShouldBe(code, screened.Output + screened.Error);
    }

    [Theory]
    [InlineData(0, "--samples")]
    [InlineData(1)]
    public async Task The_self_test_tells_by_exit_code(int code, params string[] arguments)
    {
        var tested = await RunningProduct.RunProgramAsync(["selftest", .. arguments, "--data", _data]);
        tested.Code.ShouldBe(code, tested.Output + tested.Error);
        (tested.Output + tested.Error).ShouldContain(code == 0 ? "passed" : "not screened");
    }

    [Fact]
    public async Task The_status_of_the_lists_names_each_and_says_that_it_is_a_sample()
    {
        var status = await RunningProduct.RunProgramAsync(["lists", "status", "--data", _data]);
        status.Code.ShouldBe(0, status.Error);
        foreach (var word in new[] { "EU", "UN", "OFAC-SDN", "sample" })
        {
            status.Output.ShouldContain(word);
        }
    }

    [Fact]
    public async Task A_new_key_is_shown_once_and_only_its_hash_is_kept()
    {
        var made = await RunningProduct.RunProgramAsync(["keys", "new", "contact-form", "--data", _data]);
        made.Code.ShouldBe(0, made.Error);
        var key = made.Output.Trim().Split('\n')[^1];
        key.ShouldStartWith("wfc_");
        var file = Path.Combine(_data, "intake-keys.json");
        (await File.ReadAllTextAsync(file)).ShouldNotContain(key);
        if (!OperatingSystem.IsWindows())
        {
            (File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)).ShouldBe(UnixFileMode.None);
        }
    }
}
