using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkflowConnect.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Clearances : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "EscalatedAt",
                table: "reviews",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Record",
                table: "reviews",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ValidUntil",
                table: "reviews",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Block",
                table: "crm_records",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "clearances",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    ReviewId = table.Column<string>(type: "TEXT", nullable: false),
                    CheckId = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<string>(type: "TEXT", nullable: false),
                    ValidUntil = table.Column<string>(type: "TEXT", nullable: false),
                    Record = table.Column<string>(type: "TEXT", nullable: true),
                    SubjectKey = table.Column<string>(type: "TEXT", nullable: true),
                    SubjectFingerprint = table.Column<string>(type: "TEXT", nullable: true),
                    Subject = table.Column<string>(type: "TEXT", nullable: true),
                    Salt = table.Column<string>(type: "TEXT", nullable: true),
                    List = table.Column<string>(type: "TEXT", nullable: false),
                    EntryId = table.Column<string>(type: "TEXT", nullable: false),
                    ListVersion = table.Column<string>(type: "TEXT", nullable: true),
                    EntrySha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Entry = table.Column<string>(type: "TEXT", nullable: false),
                    Profile = table.Column<string>(type: "TEXT", nullable: false),
                    ProfileContent = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ApprovedBy = table.Column<string>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<string>(type: "TEXT", nullable: true),
                    EndedBy = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clearances", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_reviews_Record",
                table: "reviews",
                column: "Record");

            migrationBuilder.CreateIndex(
                name: "IX_clearances_Record",
                table: "clearances",
                column: "Record");

            migrationBuilder.CreateIndex(
                name: "IX_clearances_Status_ValidUntil",
                table: "clearances",
                columns: new[] { "Status", "ValidUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_clearances_SubjectKey",
                table: "clearances",
                column: "SubjectKey");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clearances");

            migrationBuilder.DropIndex(
                name: "IX_reviews_Record",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "EscalatedAt",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "Record",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "ValidUntil",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "Block",
                table: "crm_records");
        }
    }
}
