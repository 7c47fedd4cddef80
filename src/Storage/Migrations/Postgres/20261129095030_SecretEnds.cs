using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkflowConnect.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SecretEnds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "EndsOn",
                table: "secrets",
                type: "date",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "EndsOn",
                table: "secrets");
        }
    }
}
