using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowConnect.Core.Access;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Host.Security;

namespace WorkflowConnect.Host.Pages.Lists;

/// <summary>The house list: its entries, which of them are expected on a publisher's list, and the ways to change it.</summary>
[RequiredPermission(Permissions.ReadLists)]
[RequiredPermission(Permissions.WriteHouseList, ToChange = true)]
internal sealed class HouseModel(KeepHouseList keep, HouseReminders reminders) : PageModel
{
    private const long LargestFile = 15 * 1024 * 1024;

    public IReadOnlyList<HouseEntry> Entries { get; private set; } = [];

    /// <summary>How it stands with the entries that are expected on a list, by id.</summary>
    public IReadOnlyDictionary<string, Expectation> Expectations { get; private set; } = new Dictionary<string, Expectation>(StringComparer.Ordinal);

    public IReadOnlyList<HouseMistake> Mistakes { get; private set; } = [];

    /// <summary>What the last import did; null when this is no answer to one.</summary>
    public HouseImport? Done { get; private set; }

    /// <summary>The form's content.</summary>
    [BindProperty]
    public HouseForm Form { get; set; } = new();

    public async Task OnGetAsync(string? edit, CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        if (Entries.FirstOrDefault(e => e.Id == edit) is { } entry)
        {
            Form = HouseForm.Of(entry);
        }
    }

    /// <summary>The whole list as CSV, as it can be imported again.</summary>
    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken) =>
        File((await keep.CurrentAsync(cancellationToken)).ToCsv(), "text/csv; charset=utf-8", "house.csv");

    public async Task<IActionResult> OnPostSetAsync(CancellationToken cancellationToken)
    {
        var known = (await keep.CurrentAsync(cancellationToken)).Entries.FirstOrDefault(e => e.Id == Form.Id);
        return await AnswerAsync(await keep.SetAsync(Form.ToEntry(known), User.CallerName(), cancellationToken), stay: false, cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id, CancellationToken cancellationToken) =>
        await AnswerAsync(await keep.RemoveAsync(id ?? "", User.CallerName(), cancellationToken), stay: false, cancellationToken);

    public async Task<IActionResult> OnPostImportAsync(IFormFile? file, bool replace, CancellationToken cancellationToken)
    {
        if (file is null || file.Length is 0 or > LargestFile)
        {
            return await AnswerAsync(
                new HouseImport([new HouseMistake("Choose a CSV file of at most 15 MB.", "Wählen Sie eine CSV-Datei von höchstens 15 MB.")], 0, 0, 0), stay: true, cancellationToken);
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        return await AnswerAsync(await keep.ImportAsync(content.ToArray(), replace, User.CallerName(), cancellationToken), stay: true, cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(HouseImport import, bool stay, CancellationToken cancellationToken)
    {
        if (import.Mistakes.Count == 0 && !stay)
        {
            return RedirectToPage();
        }

        Mistakes = import.Mistakes;
        Done = import.Mistakes.Count == 0 ? import : null;
        Response.StatusCode = import.Mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Entries = (await keep.CurrentAsync(cancellationToken)).Entries;
        Expectations = reminders.All().ToDictionary(e => e.Entry.Id, StringComparer.Ordinal);
    }
}
