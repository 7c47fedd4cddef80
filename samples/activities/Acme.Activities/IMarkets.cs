namespace Acme.Activities;

/// <summary>What we know about markets.</summary>
public interface IMarkets
{
    /// <summary>0 to 100.</summary>
    int PointsOf(string? country);
}
