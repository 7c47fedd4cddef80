namespace WorkflowConnect.Connectors.Tests.Crm.Odoo;

public sealed class Odoo17Contract() : CrmContract(new OdooWorld(17));

public sealed class Odoo19Contract() : CrmContract(new OdooWorld(19));
