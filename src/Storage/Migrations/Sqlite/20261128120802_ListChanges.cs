using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkflowConnect.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ListChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsOfChosenRecords",
                table: "campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "campaign_records",
                columns: table => new
                {
                    CampaignId = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Records = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaign_records", x => new { x.CampaignId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "list_changes",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: false),
                    After = table.Column<string>(type: "TEXT", nullable: false),
                    IsLate = table.Column<bool>(type: "INTEGER", nullable: false),
                    EntriesChanged = table.Column<int>(type: "INTEGER", nullable: true),
                    Known = table.Column<int>(type: "INTEGER", nullable: true),
                    Affected = table.Column<int>(type: "INTEGER", nullable: true),
                    BegunAt = table.Column<string>(type: "TEXT", nullable: false),
                    FinishedAt = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_list_changes", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_list_changes_Number",
                table: "list_changes",
                column: "Number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "campaign_records");

            migrationBuilder.DropTable(
                name: "list_changes");

            migrationBuilder.DropColumn(
                name: "IsOfChosenRecords",
                table: "campaigns");
        }
    }
}
