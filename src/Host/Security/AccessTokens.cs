using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using WorkflowConnect.Core.Access;

namespace WorkflowConnect.Host.Security;

/// <summary>Issues and reads access tokens: signed (HS256), short-lived, naming the user and the stamp, not what they may do.</summary>
internal sealed class AccessTokens(TokenKey key, IOptions<AccessOptions> options, TimeProvider time)
{
    private const string Issuer = "workflowconnect";
    private const string StampClaim = "stamp";
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    public string Issue(User user)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + options.Value.AccessTokenLife,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [JwtRegisteredClaimNames.Sub] = user.Id,
                [JwtRegisteredClaimNames.Name] = user.Name,
                [StampClaim] = user.Stamp,
            },
            SigningCredentials = new SigningCredentials(key.Value, SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>User and stamp of a good token, or null.</summary>
    public async Task<(string Id, string Stamp)?> ReadAsync(string token)
    {
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Issuer,
            IssuerSigningKey = key.Value,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsNow(notBefore, expires),
        });
        return result.IsValid
            && result.Claims.TryGetValue(JwtRegisteredClaimNames.Sub, out var id)
            && result.Claims.TryGetValue(StampClaim, out var stamp)
            ? ((string)id, (string)stamp)
            : null;
    }

    /// <summary>Two nodes' clocks may differ a little when a token is new; its end is its end.</summary>
    private bool IsNow(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires > now && !(notBefore > now.AddMinutes(1));
    }
}
