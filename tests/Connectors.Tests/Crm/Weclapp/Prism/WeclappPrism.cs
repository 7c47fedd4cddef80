namespace WorkflowConnect.Connectors.Tests.Crm.Weclapp.Prism;

/// <summary>Prism with weclapp's API description.</summary>
public sealed class WeclappPrism() : PrismServer("Weclapp/Prism/weclapp-v2.json", "tag");
