namespace WorkflowConnect.Connectors.Tests.Crm.Pipedrive;

/// <summary>Pipedrive's API description, versions 1 and 2. Version 1 answers null where it describes a list that is empty.</summary>
public sealed class PipedriveDescription() : ApiDescription("WFC_PIPEDRIVE_OPENAPI", "/v1/.*response.body.data: .*must be array");
