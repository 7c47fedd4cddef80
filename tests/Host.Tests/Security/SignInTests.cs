using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Data;

namespace WorkflowConnect.Host.Tests.Security;

/// <summary>Names, passwords and lock-out.</summary>
public sealed class SignInTests(Door door) : IClassFixture<Door>
{
    public static TheoryData<string, string> Hostile => new()
    {
        { new string('a', 1_000_000), Door.Password },
        { Door.Administrator, new string('p', 1_000_000) },
        { "", "" },
        { "admin\0", Door.Password },
        { "\u202Eadmin", Door.Password },
        { "ad\u200Bmin", Door.Password },
        { "' OR 1=1 --", "' OR 1=1 --" },
        { "admin", " " + Door.Password },
        { "аdmin", Door.Password }, // a Cyrillic first letter
        { new string('\u0301', 90), "\u0301" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_sign_in_is_refused_and_harms_nothing(string name, string password)
    {
        (await door.Get<SignIn>().RunAsync(name, password, Token)).ShouldBeNull();
        (await door.Get<SignIn>().RunAsync(" ADMIN ", Door.Password, Token)).ShouldNotBeNull("letter case and spaces around a name do not matter");
    }

    [Fact]
    public async Task Half_a_character_over_HTTP_is_a_refusal_and_no_error()
    {
        using var client = door.Client();
        using var body = new StringContent("{\"username\":\"\\ud800\",\"password\":\"\\udfff aaaaaaaaaaaa\"}", System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/elsa/api/identity/login", UriKind.Relative), body, Token);
        ((int)answer.StatusCode).ShouldBeLessThan(500);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_a_user_out_for_a_while_even_with_the_right_one()
    {
        await door.UserAsync("Lotte Locked", Roles.Marketing);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            (await TryAsync("Lotte Locked", "wrong-password-1")).ShouldBeNull();
        }

        (await TryAsync("Lotte Locked", Door.Password)).ShouldBeNull("locked out");
        door.Clock.Advance(TimeSpan.FromMinutes(9));
        (await TryAsync("Lotte Locked", Door.Password)).ShouldBeNull("still locked out");
        door.Clock.Advance(TimeSpan.FromMinutes(2));
        (await TryAsync("Lotte Locked", Door.Password)).ShouldNotBeNull("the lock-out ends by itself");
    }

    [Fact]
    public async Task A_right_password_forgets_the_wrong_ones_before_it()
    {
        await door.UserAsync("Mia Mistyped", Roles.Marketing);
        for (var round = 0; round < 3; round++)
        {
            for (var attempt = 0; attempt < 4; attempt++)
            {
                await TryAsync("Mia Mistyped", "wrong-password-1");
            }

            (await TryAsync("Mia Mistyped", Door.Password)).ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task The_last_administrator_can_be_neither_locked_nor_demoted()
    {
        var admin = (await TryAsync(Door.Administrator, Door.Password))!;
        (await door.Get<ChangeUsers>().SetLockedAsync(admin.Id, true, "test", Token)).Mistake.ShouldNotBeNull();
        (await door.Get<ChangeUsers>().SetRolesAsync(admin.Id, [Roles.Auditor], "test", Token)).Mistake.ShouldNotBeNull();
        (await TryAsync(Door.Administrator, Door.Password)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("my-name-is-paula-1")]
    public async Task A_weak_password_is_refused(string password) =>
        (await door.Get<ChangeUsers>().CreateAsync("Paula", password, [Roles.Auditor], "test", Token)).Mistake.ShouldNotBeNull();

    [Fact]
    public async Task A_name_is_taken_once_however_it_is_written()
    {
        await door.UserAsync("Änne Müller", Roles.Auditor);
        (await door.Get<ChangeUsers>().CreateAsync(" A\u0308NNE MU\u0308LLER ", Door.Password, [Roles.Auditor], "test", Token)).Mistake.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Nobody Known")]
    [InlineData(Door.Administrator)]
    public async Task An_unknown_user_costs_the_same_work_as_a_wrong_password(string name)
    {
        var hashing = new CountingHashing(door.Get<IPasswordHashing>());
        using var signIn = new SignIn(
            door.Get<IDatabase>(), hashing, door.Get<IOptions<AccessOptions>>(), door.Clock, NullLogger<SignIn>.Instance);
        (await signIn.RunAsync(name, "wrong-password-1", Token)).ShouldBeNull();
        hashing.Matches.ShouldBe(1);
    }

    private Task<User?> TryAsync(string name, string password) => door.Get<SignIn>().RunAsync(name, password, Token);
}
