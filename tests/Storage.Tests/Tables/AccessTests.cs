using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Access.Secrets;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Tests.Shared;

namespace WorkflowConnect.Storage.Tests.Tables;

public sealed class AccessOnSqlite() : AccessTests(null);

public sealed class AccessOnPostgres(PostgresServer server) : AccessTests(server);

public abstract class AccessTests(PostgresServer? server) : StorageTest(server)
{
    [Fact]
    public async Task A_user_is_found_by_id_and_name_and_a_name_is_taken_once()
    {
        (await Read((work, token) => work.Users.AnyAsync(token))).ShouldBeFalse();
        await Write((work, token) => work.Users.AddAsync(User("1", "ANNA"), token));
        (await Read((work, token) => work.Users.AnyAsync(token))).ShouldBeTrue();
        (await Read((work, token) => work.Users.FindByNameAsync("ANNA", token)))!.Roles.ShouldBe([Roles.Reviewer, Roles.Auditor]);
        await Write((work, token) => work.Users.UpdateAsync(User("1", "ANNA") with { IsLocked = true, LockedUntil = Sample.Now }, token));
        var changed = await Read((work, token) => work.Users.FindAsync("1", token));
        changed!.IsLocked.ShouldBeTrue();
        changed.LockedUntil.ShouldBe(Sample.Now);
        await Should.ThrowAsync<DuplicateKeyException>(() => Write((work, token) => work.Users.AddAsync(User("2", "ANNA"), token)));
    }

    [Fact]
    public async Task A_key_is_found_by_its_hash_and_listed_newest_first()
    {
        foreach (var id in new[] { "1", "2" })
        {
            await Write((work, token) => work.ApiKeys.AddAsync(Key(id), token));
        }

        (await Read((work, token) => work.ApiKeys.FindByHashAsync("hash-2", token)))!.Scopes.ShouldBe([Permissions.ReadLists]);
        (await Read((work, token) => work.ApiKeys.ListAsync(token))).Select(key => key.Id).ShouldBe(["2", "1"]);
        await Write((work, token) => work.ApiKeys.UpdateAsync(Key("1") with { RevokedAt = Sample.Now }, token));
        (await Read((work, token) => work.ApiKeys.FindAsync("1", token)))!.RevokedAt.ShouldBe(Sample.Now);
    }

    [Fact]
    public async Task A_family_of_refresh_tokens_ends_together_and_what_is_expired_is_forgotten()
    {
        foreach (var (hash, family) in new[] { ("a", "one"), ("b", "one"), ("c", "two") })
        {
            await Write((work, token) => work.RefreshTokens.AddAsync(Refresh(hash, family), token));
        }

        await Write((work, token) => work.RefreshTokens.RevokeFamilyAsync("one", Sample.Now, token));
        (await Find("a"))!.RevokedAt.ShouldBe(Sample.Now);
        (await Find("b"))!.RevokedAt.ShouldBe(Sample.Now);
        (await Find("c"))!.RevokedAt.ShouldBeNull();
        await Write((work, token) => work.RefreshTokens.DeleteExpiredAsync(Sample.Now.AddDays(2), token));
        (await Find("c")).ShouldBeNull();

        Task<RefreshToken?> Find(string hash) => Read((work, token) => work.RefreshTokens.FindAsync(hash, token));
    }

    [Fact]
    public async Task A_secret_is_replaced_and_deleted_by_its_name()
    {
        await Write((work, token) => work.Secrets.AddAsync(Secret(1), token));
        await Write((work, token) => work.Secrets.UpdateAsync(Secret(2), token));
        (await Read((work, token) => work.Secrets.ListAsync(token))).ShouldHaveSingleItem().Version.ShouldBe(2);
        await Write(async (work, token) => (await work.Secrets.DeleteAsync("crm", token)).ShouldBeTrue());
        await Write(async (work, token) => (await work.Secrets.DeleteAsync("crm", token)).ShouldBeFalse());
    }

    private static User User(string id, string key) => new()
    {
        Id = id,
        Name = key,
        NameKey = key,
        PasswordHash = "hash",
        Roles = [Roles.Reviewer, Roles.Auditor],
        Stamp = "stamp",
        CreatedAt = Sample.Now,
    };

    private static ApiKey Key(string id) => new()
    {
        Id = id,
        Name = "reader",
        Hash = $"hash-{id}",
        Scopes = [Permissions.ReadLists],
        CreatedAt = Sample.Now,
        CreatedBy = "admin",
        ExpiresAt = Sample.Now.AddDays(1),
    };

    private static RefreshToken Refresh(string hash, string family) =>
        new() { Hash = hash, Family = family, UserId = "1", Stamp = "stamp", ExpiresAt = Sample.Now.AddDays(1) };

    private static Secret Secret(int version) => new()
    {
        Name = "crm",
        Cipher = $"cipher-{version}",
        EndsOn = new DateOnly(2027, 2, 28),
        Version = version,
        CreatedAt = Sample.Now,
        ChangedAt = Sample.Now,
        ChangedBy = "admin",
    };
}
