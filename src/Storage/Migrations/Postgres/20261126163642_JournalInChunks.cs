using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkflowConnect.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class JournalInChunks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Entries of the old form cannot be told from chunks; runs keep their states, incidents and bookmarks.
            migrationBuilder.Sql("DELETE FROM workflow_journal;");

            migrationBuilder.DropColumn(
                name: "ActivityId",
                table: "workflow_journal");

            migrationBuilder.DropColumn(
                name: "ActivityInstanceId",
                table: "workflow_journal");

            migrationBuilder.DropColumn(
                name: "ActivityName",
                table: "workflow_journal");

            migrationBuilder.DropColumn(
                name: "ActivityType",
                table: "workflow_journal");

            migrationBuilder.DropColumn(
                name: "EventName",
                table: "workflow_journal");

            migrationBuilder.DropColumn(
                name: "Message",
                table: "workflow_journal");

            migrationBuilder.DropColumn(
                name: "NodeId",
                table: "workflow_journal");

            migrationBuilder.DropColumn(
                name: "ParentActivityInstanceId",
                table: "workflow_journal");

            migrationBuilder.DropColumn(
                name: "Payload",
                table: "workflow_journal");

            migrationBuilder.DropColumn(
                name: "Timestamp",
                table: "workflow_journal");

            migrationBuilder.RenameColumn(
                name: "ActivityTypeVersion",
                table: "workflow_journal",
                newName: "Count");

            migrationBuilder.RenameColumn(
                name: "Sequence",
                table: "workflow_journal",
                newName: "FirstSequence");

            migrationBuilder.AddColumn<byte[]>(
                name: "Data",
                table: "workflow_journal",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.CreateIndex(
                name: "IX_workflow_instances_DefinitionId_CreatedAt",
                table: "workflow_instances",
                columns: new[] { "DefinitionId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_workflow_instances_FinishedAt",
                table: "workflow_instances",
                column: "FinishedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DELETE FROM workflow_journal;");

            migrationBuilder.DropIndex(
                name: "IX_workflow_instances_DefinitionId_CreatedAt",
                table: "workflow_instances");

            migrationBuilder.DropIndex(
                name: "IX_workflow_instances_FinishedAt",
                table: "workflow_instances");

            migrationBuilder.DropColumn(
                name: "Data",
                table: "workflow_journal");

            migrationBuilder.RenameColumn(
                name: "Count",
                table: "workflow_journal",
                newName: "ActivityTypeVersion");

            migrationBuilder.RenameColumn(
                name: "FirstSequence",
                table: "workflow_journal",
                newName: "Sequence");

            migrationBuilder.AddColumn<string>(
                name: "ActivityId",
                table: "workflow_journal",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "ActivityInstanceId",
                table: "workflow_journal",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "ActivityName",
                table: "workflow_journal",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "ActivityType",
                table: "workflow_journal",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "EventName",
                table: "workflow_journal",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Message",
                table: "workflow_journal",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "NodeId",
                table: "workflow_journal",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "ParentActivityInstanceId",
                table: "workflow_journal",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Payload",
                table: "workflow_journal",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "Timestamp",
                table: "workflow_journal",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));
        }
    }
}
