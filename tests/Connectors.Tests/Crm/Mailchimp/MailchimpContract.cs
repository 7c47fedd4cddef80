using WorkflowConnect.Connectors.Tests.Crm.Lists;

namespace WorkflowConnect.Connectors.Tests.Crm.Mailchimp;

public sealed class MailchimpContract() : ListContract(new MailchimpWorld());
