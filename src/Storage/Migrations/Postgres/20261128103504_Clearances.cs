using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkflowConnect.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Clearances : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "EscalatedAt",
                table: "reviews",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Record",
                table: "reviews",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ValidUntil",
                table: "reviews",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Block",
                table: "crm_records",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "clearances",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ReviewId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CheckId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ValidUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Record = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SubjectKey = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SubjectFingerprint = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Subject = table.Column<string>(type: "text", nullable: true),
                    Salt = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    List = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EntryId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ListVersion = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    EntrySha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Entry = table.Column<string>(type: "text", nullable: false),
                    Profile = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProfileContent = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProposedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ApprovedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedBy = table.Column<string>(type: "text", nullable: true, collation: "C")
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
