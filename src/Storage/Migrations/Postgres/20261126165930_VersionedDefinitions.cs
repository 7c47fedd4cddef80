using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkflowConnect.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class VersionedDefinitions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Description",
                table: "workflow_definitions",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Id",
                table: "workflow_definitions",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "IsFrozen",
                table: "workflow_definitions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsLatest",
                table: "workflow_definitions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsReadonly",
                table: "workflow_definitions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsSystem",
                table: "workflow_definitions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "ToolVersion",
                table: "workflow_definitions",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "UsableAsActivity",
                table: "workflow_definitions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "workflow_catalog",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    ChangeNumber = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workflow_catalog", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workflow_imports",
                columns: table => new
                {
                    DefinitionId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ContentHash = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workflow_imports", x => x.DefinitionId);
                });

            migrationBuilder.InsertData(
                table: "workflow_catalog",
                columns: new[] { "Id", "ChangeNumber" },
                values: new object[] { 1, 0L });

            // Versions from before: instances run on them and protocols cite them, so they are frozen.
            migrationBuilder.Sql("""
                UPDATE workflow_definitions SET
                    "Id" = substr(md5(random()::text || "DefinitionId" || "Version"::text), 1, 16),
                    "IsFrozen" = true,
                    "IsLatest" = "Version" = (SELECT max(o."Version") FROM workflow_definitions o WHERE o."DefinitionId" = workflow_definitions."DefinitionId")
                """);

            migrationBuilder.CreateIndex(
                name: "IX_workflow_definitions_Id",
                table: "workflow_definitions",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_workflow_definitions_latest",
                table: "workflow_definitions",
                column: "DefinitionId",
                unique: true,
                filter: "\"IsLatest\"");

            migrationBuilder.CreateIndex(
                name: "IX_workflow_definitions_published",
                table: "workflow_definitions",
                column: "DefinitionId",
                unique: true,
                filter: "\"IsPublished\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "workflow_catalog");

            migrationBuilder.DropTable(
                name: "workflow_imports");

            migrationBuilder.DropIndex(
                name: "IX_workflow_definitions_Id",
                table: "workflow_definitions");

            migrationBuilder.DropIndex(
                name: "IX_workflow_definitions_latest",
                table: "workflow_definitions");

            migrationBuilder.DropIndex(
                name: "IX_workflow_definitions_published",
                table: "workflow_definitions");

            migrationBuilder.DropColumn(
                name: "Description",
                table: "workflow_definitions");

            migrationBuilder.DropColumn(
                name: "Id",
                table: "workflow_definitions");

            migrationBuilder.DropColumn(
                name: "IsFrozen",
                table: "workflow_definitions");

            migrationBuilder.DropColumn(
                name: "IsLatest",
                table: "workflow_definitions");

            migrationBuilder.DropColumn(
                name: "IsReadonly",
                table: "workflow_definitions");

            migrationBuilder.DropColumn(
                name: "IsSystem",
                table: "workflow_definitions");

            migrationBuilder.DropColumn(
                name: "ToolVersion",
                table: "workflow_definitions");

            migrationBuilder.DropColumn(
                name: "UsableAsActivity",
                table: "workflow_definitions");
        }
    }
}
