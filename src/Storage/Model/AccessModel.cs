using Microsoft.EntityFrameworkCore;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Access.Secrets;

namespace WorkflowConnect.Storage.Model;

internal static class AccessModel
{
    public static ModelBuilder MapAccess(this ModelBuilder model) => model
        .Entity<User>(user =>
        {
            user.ToTable("users");
            user.HasKey(u => u.Id);
            user.HasIndex(u => u.NameKey).IsUnique();
            user.Property(u => u.Roles).AsJson();
        })
        .Entity<ApiKey>(key =>
        {
            key.ToTable("api_keys");
            key.HasKey(k => k.Id);
            key.HasIndex(k => k.Hash).IsUnique();
            key.Property(k => k.Scopes).AsJson();
        })
        .Entity<RefreshToken>(token =>
        {
            token.ToTable("refresh_tokens");
            token.HasKey(t => t.Hash);
            token.HasIndex(t => t.Family);
            token.HasIndex(t => t.ExpiresAt);
        })
        .Entity<Secret>(secret =>
        {
            secret.ToTable("secrets");
            secret.HasKey(s => s.Name);
        });
}
