global using Elsa.Extensions;
global using Elsa.Workflows;
global using Elsa.Workflows.Activities.Flowchart.Attributes;
global using Elsa.Workflows.Attributes;
global using Elsa.Workflows.Models;
global using Elsa.Workflows.UIHints;
