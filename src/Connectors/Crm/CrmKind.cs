namespace WorkflowConnect.Connectors.Crm;

/// <summary>Which CRM the product works with.</summary>
public enum CrmKind
{
    /// <summary>The one that comes with the product.</summary>
    BuiltIn,

    /// <summary>Odoo 17 and 18 by JSON-RPC, 19 and later by JSON-2.</summary>
    Odoo,

    /// <summary>EspoCRM 9.</summary>
    EspoCrm,

    /// <summary>HubSpot by its API of 2026-09.</summary>
    HubSpot,

    /// <summary>Pipedrive by version 2 of its API, with notes and files by version 1.</summary>
    Pipedrive,

    /// <summary>weclapp by its API version 2.</summary>
    Weclapp,

    /// <summary>Salesforce by its REST API, as an app that signs in as itself.</summary>
    Salesforce,

    /// <summary>Dynamics 365, or Dataverse alone, by version 9.2 of its Web API.</summary>
    Dynamics,
}
