namespace WorkflowConnect.Connectors.Tests.Crm.Brevo.Prism;

/// <summary>Prism with Brevo's API description.</summary>
public sealed class BrevoPrism() : PrismServer("Brevo/Prism/brevo-v3.json", "account");
