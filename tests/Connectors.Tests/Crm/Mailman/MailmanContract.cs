using WorkflowConnect.Connectors.Tests.Crm.Lists;

namespace WorkflowConnect.Connectors.Tests.Crm.Mailman;

public sealed class MailmanContract() : ListContract(new MailmanWorld());
