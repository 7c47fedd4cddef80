using WorkflowConnect.Connectors.Tests.Crm.Lists;

namespace WorkflowConnect.Connectors.Tests.Crm.Mailman;

/// <summary>The promises, kept with the real Mailman.</summary>
public sealed class RealMailmanContract(MailmanProcess mailman) : ListContract(new RealMailmanWorld(mailman)), IClassFixture<MailmanProcess>;
