namespace WorkflowConnect.Connectors.Tests.Crm;

public sealed class Odoo17Tests() : OdooTests(17);
