using System.CommandLine;
using WorkflowConnect.Host.Cli;

var root = new RootCommand("WorkflowConnect screens leads and customers against sanctions lists, keeps the CRM right, and proves that it looked.")
{
    ServeCommand.Create(),
    DemoCommand.Create(),
    ScreenCommand.Create(),
    ExplainCommand.Create(),
    MatchCommand.Create(),
    SelfTestCommand.Create(),
    ListsCommand.Create(),
    SchedulesCommand.Create(),
    VerifyCommand.Create(),
    KeysCommand.Create(),
    WorkflowsCommand.Create(),
    UsersCommand.Create(),
    SecretsCommand.Create(),
    ImportCommand.Create(),
    IntakeCommand.Create(),
    CrmCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
