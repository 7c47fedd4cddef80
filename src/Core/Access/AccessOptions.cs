namespace WorkflowConnect.Core.Access;

/// <summary>How strict the door is.</summary>
public sealed record AccessOptions
{
    /// <summary>Name in the configuration.</summary>
    public const string Section = "Access";

    /// <summary>Wrong passwords after which a user is locked out, 3 to 100; default 5.</summary>
    public int MostFailures { get; set; } = 5;

    /// <summary>How long a user is locked out, 1 minute to 1 day; default 10 minutes.</summary>
    public TimeSpan LockOut { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long an access token is good, 1 minute to 1 day; default 1 hour.</summary>
    public TimeSpan AccessTokenLife { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a refresh token is good, 10 minutes to 90 days; default 7 days.</summary>
    public TimeSpan RefreshTokenLife { get; set; } = TimeSpan.FromDays(7);

    /// <summary>After how long without a request a browser's session ends, 5 minutes to 30 days; default 8 hours.</summary>
    public TimeSpan SessionLife { get; set; } = TimeSpan.FromHours(8);

    /// <summary>The administrator that the first start makes.</summary>
    public FirstUserOptions Administrator { get; set; } = new();

    /// <summary>Everything that is wrong, each with what to do.</summary>
    public IReadOnlyList<string> Validate()
    {
        var errors = new List<string>();
        if (MostFailures is < 3 or > 100)
        {
            errors.Add($"{Section}:{nameof(MostFailures)} is {MostFailures}; set 3 to 100.");
        }

        Range(errors, nameof(LockOut), LockOut, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1));
        Range(errors, nameof(AccessTokenLife), AccessTokenLife, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1));
        Range(errors, nameof(RefreshTokenLife), RefreshTokenLife, TimeSpan.FromMinutes(10), TimeSpan.FromDays(90));
        Range(errors, nameof(SessionLife), SessionLife, TimeSpan.FromMinutes(5), TimeSpan.FromDays(30));
        if (UserNames.Mistake(Administrator.Name) is { } name)
        {
            errors.Add($"{Section}:Administrator:Name cannot be used. {name}");
        }

        if (Administrator.Password is { } given && PasswordRules.Mistake(given, Administrator.Name) is { } password)
        {
            errors.Add($"{Section}:Administrator:Password cannot be used. {password}");
        }

        return errors;
    }

    private static void Range(List<string> errors, string name, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            errors.Add($"{Section}:{name} is {value}; set {least} to {most}.");
        }
    }
}
