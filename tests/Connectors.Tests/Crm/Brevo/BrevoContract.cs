using WorkflowConnect.Connectors.Tests.Crm.Lists;

namespace WorkflowConnect.Connectors.Tests.Crm.Brevo;

public sealed class BrevoContract() : ListContract(new BrevoWorld());
