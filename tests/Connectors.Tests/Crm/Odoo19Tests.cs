namespace WorkflowConnect.Connectors.Tests.Crm;

public sealed class Odoo19Tests() : OdooTests(19);
