namespace WorkflowConnect.Connectors.Tests.Crm.HubSpot;

/// <summary>HubSpot's API description of 2026-09. It describes texts where a property that was asked for may be blank: that one is null.</summary>
public sealed class HubSpotDescription() : ApiDescription("WFC_HUBSPOT_OPENAPI", @"response\.body\..*properties\.\w+: .*must be string");
