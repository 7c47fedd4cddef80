namespace WorkflowConnect.Connectors.Tests.Crm.Odoo;

public sealed class Odoo17Contract() : ConnectedCrmContract(new OdooWorld(17));

public sealed class Odoo18Contract() : ConnectedCrmContract(new OdooWorld(18));

public sealed class Odoo19Contract() : ConnectedCrmContract(new OdooWorld(19));
