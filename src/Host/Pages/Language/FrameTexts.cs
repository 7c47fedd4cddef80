namespace WorkflowConnect.Host.Pages.Language;

/// <summary>What stands on every page, and the pages for what went wrong.</summary>
internal static class FrameTexts
{
    public static Dictionary<string, (string German, string English)> All { get; } = new(StringComparer.Ordinal)
    {
        ["skip"] = ("Zum Inhalt", "Skip to content"),
        ["nav"] = ("Hauptnavigation", "Main navigation"),
        ["nav.home"] = ("Übersicht", "Overview"),
        ["nav.reviews"] = ("Klärungsfälle", "Reviews"),
        ["nav.leads"] = ("Interessenten", "Leads"),
        ["nav.crm"] = ("CRM", "CRM"),
        ["nav.lists"] = ("Verteiler", "Distribution lists"),
        ["nav.protocols"] = ("Protokolle", "Protocols"),
        ["nav.runs"] = ("Läufe", "Runs"),
        ["nav.api"] = ("API", "API"),
        ["nav.back"] = ("Zurück", "Back"),
        ["language"] = ("Sprache", "Language"),
        ["zone"] = ("Zeiten in {0}.", "Times in {0}."),
        ["none"] = ("Keine Einträge.", "Nothing here."),
        ["pages"] = ("Seiten", "Pages"),
        ["page.next"] = ("Weiter", "Next"),
        ["page.previous"] = ("Zurück", "Previous"),
        ["page.older"] = ("Weitere", "More"),
        ["page.newest"] = ("Zum Anfang", "To the first"),
        ["age.now"] = ("gerade eben", "just now"),
        ["age.minutes"] = ("{0} Min.", "{0} min"),
        ["age.hours"] = ("{0} Std.", "{0} h"),
        ["age.days"] = ("{0} Tage", "{0} days"),
        ["problem.400"] = ("Die Anfrage war nicht verständlich", "The request could not be understood"),
        ["problem.400.text"] = (
            "Vielleicht war das Formular zu lange offen. Gehen Sie zurück, laden Sie die Seite neu und senden Sie es noch einmal.",
            "Perhaps the form was open for too long. Go back, reload the page and send it again."),
        ["problem.403"] = ("Das ist hier nicht erlaubt", "This is not allowed here"),
        ["problem.403.text"] = (
            "Die Anfrage kam von einer anderen Website und wurde nicht angenommen.",
            "The request came from another site and was not taken."),
        ["problem.403.permission"] = (
            "Dafür brauchen Sie das Recht {0}. Ein Administrator gibt es Ihnen mit einer Rolle.",
            "It takes the permission {0}. An administrator gives it to you with a role."),
        ["problem.404"] = ("Diese Seite gibt es nicht", "There is no such page"),
        ["problem.404.text"] = (
            "Die Adresse ist falsch, oder der Eintrag wurde gelöscht.",
            "The address is wrong, or the entry was deleted."),
        ["problem.500"] = ("Hier ist etwas schiefgegangen", "Something went wrong here"),
        ["problem.500.text"] = (
            "Der Fehler steht im Protokoll des Servers. Gespeichertes ist davon nicht betroffen.",
            "The error is in the server's log. What was saved is not affected."),
        ["problem.other"] = ("Das ging nicht", "That did not work"),
        ["problem.other.text"] = ("Der Server hat mit {0} geantwortet.", "The server answered {0}."),
        ["problem.home"] = ("Zur Übersicht", "To the overview"),
    };
}
