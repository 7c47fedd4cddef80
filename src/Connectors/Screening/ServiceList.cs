namespace WorkflowConnect.Connectors.Screening;

/// <summary>A list as the service has it.</summary>
/// <param name="Name">The service's name of it.</param>
/// <param name="Version">The service's version or checksum of it.</param>
/// <param name="At">Of when it is (UTC); null when that is not known.</param>
/// <param name="Entries">Number of entries; 0 when that is not told.</param>
internal sealed record ServiceList(string Name, string Version, DateTimeOffset? At, int Entries);
