using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Screening;
using WorkflowConnect.Host.Intake;

namespace WorkflowConnect.Host.Cli;

/// <summary>What a person who starts the server has to know.</summary>
internal static class Banner
{
    private static readonly string[] Sources = ["contact-form", "newsletter", "event"];

    public static void Print(WebApplication app, ProductSettings settings)
    {
        var address = app.Urls.First();
        Console.WriteLine($"WorkflowConnect serves {address}  (console {address}/, API {address}/docs)");
        if (settings.AllowRemote)
        {
            Console.WriteLine("Other machines may reach this address. Let a proxy that speaks HTTPS stand in front of it: passwords would travel in the clear.");
        }

        foreach (var list in app.Services.GetRequiredService<ListStatuses>().All().Where(list => list.IsSample))
        {
            Console.WriteLine($"SAMPLE LIST {list.Source.Code} of {list.Version!.FetchedAt:yyyy-MM-dd}: not for real business. It is replaced as soon as the publisher answers.");
        }

        if (app.Services.GetRequiredService<IScreeningProfiles>().Current.AllowSampleLists)
        {
            Console.WriteLine("TRIAL: leads are cleared against sample lists (--samples). Do not do business on such a check.");
        }
        else if (app.Services.GetRequiredService<ListStatuses>().All().Any(list => list.IsSample || list.Version is null))
        {
            Console.WriteLine("Nobody is cleared until every list of the profile has been downloaded: leads wait as \"not screened\". To try the product on samples: --samples.");
        }

        var keys = app.Services.GetRequiredService<IntakeKeys>();
        foreach (var source in Sources.Where(source => !keys.HasKey(source)))
        {
            Console.WriteLine($"API key of {source}, shown this once: {keys.Create(source, keep: true)}");
        }
    }
}
