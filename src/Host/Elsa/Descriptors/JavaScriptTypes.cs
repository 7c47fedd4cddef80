namespace WorkflowConnect.Host.Elsa.Descriptors;

/// <summary>What JavaScript in a definition may use, as TypeScript declarations for the editor's suggestions.</summary>
internal static class JavaScriptTypes
{
    private const string Declarations = """
        declare const variables: { [name: string]: any };
        declare function getVariable(name: string): any;
        declare function setVariable(name: string, value: any): void;
        declare const input: { [name: string]: any };
        declare function getInput(name: string): any;
        declare function getOutputFrom(activityIdOrName: string, outputName?: string): any;
        declare function getLastResult(): any;
        declare function getWorkflowDefinitionId(): string;
        declare function getWorkflowDefinitionVersionId(): string;
        declare function getWorkflowDefinitionVersion(): number;
        declare function getWorkflowInstanceId(): string;
        declare function getWorkflowInstanceName(): string;
        declare function setWorkflowInstanceName(value: string): void;
        declare function getCorrelationId(): string;
        declare function setCorrelationId(value: string): void;
        declare function setOutcome(name: string): void;
        declare function setOutcomes(...names: string[]): void;
        declare function isNullOrEmpty(value: string): boolean;
        declare function isNullOrWhiteSpace(value: string): boolean;
        declare function toJson(value: any): string;

        """;

    public static IResult Answer() => Results.Text(Declarations, "text/plain");
}
