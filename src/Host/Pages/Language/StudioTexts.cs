namespace WorkflowConnect.Host.Pages.Language;

/// <summary>The frame around Elsa Studio; Studio itself speaks English only.</summary>
internal static class StudioTexts
{
    /// <summary>Keys that begin so are said by the scripts of the frame.</summary>
    public const string ForScripts = "studio.say.";

    public static Dictionary<string, (string German, string English)> All { get; } = new(StringComparer.Ordinal)
    {
        ["nav.studio"] = ("Workflows", "Workflows"),
        ["studio.title"] = ("Workflows", "Workflows"),
        ["studio.nav"] = ("Navigation der Workflows", "Navigation of the workflows"),
        ["studio.definitions"] = ("Definitionen", "Definitions"),
        ["studio.instances"] = ("Läufe", "Runs"),
        ["studio.console"] = ("Zur Konsole", "Back to the console"),
        ["studio.who"] = ("Angemeldet: {0}", "Signed in: {0}"),
        ["studio.out"] = ("Abmelden", "Sign out"),
        ["studio.loading"] = ("Elsa Studio wird geladen …", "Elsa Studio is loading …"),
        ["studio.noscript"] = ("Elsa Studio braucht JavaScript.", "Elsa Studio needs JavaScript."),
        ["studio.broken"] = ("Elsa Studio hat einen Fehler gemeldet. Gespeichertes ist davon nicht betroffen.", "Elsa Studio reported an error. What was saved is not affected."),
        ["studio.missing"] = ("Elsa Studio ist nicht installiert", "Elsa Studio is not installed"),
        ["studio.missing.text"] = (
            "Alles andere läuft. Installieren Sie es im Projektverzeichnis und starten Sie neu; ./run erledigt das von selbst.",
            "Everything else works. Install it in the project's folder and start again; ./run does that by itself."),
        ["studio.say.definitions"] = ("Definitionen", "Definitions"),
        ["studio.say.instances"] = ("Läufe", "Runs"),
        ["studio.say.editor"] = ("Workflow", "Workflow"),
        ["studio.say.viewer"] = ("Lauf", "Run"),
        ["studio.say.loading"] = ("Wird geladen …", "Loading …"),
        ["studio.say.reload"] = ("Neu laden", "Reload"),
        ["studio.say.list"] = ("Zur Liste", "To the list"),
        ["studio.say.denied"] = ("Das dürfen Sie nicht", "You may not do this"),
        ["studio.say.denied.text"] = (
            "Ihre Rolle erlaubt das nicht. Es wurde nichts geändert. Wer es braucht, bekommt die Rolle von der Administration.",
            "Your role does not allow it. Nothing was changed. An administrator can give you the role."),
        ["studio.say.gone"] = ("Das gibt es nicht", "There is no such thing"),
        ["studio.say.gone.text"] = ("Die Adresse ist falsch, oder es wurde gelöscht.", "The address is wrong, or it was deleted."),
        ["studio.say.failed"] = ("Der Server hat einen Fehler gemeldet", "The server reported an error"),
        ["studio.say.failed.text"] = (
            "Der Fehler steht im Protokoll des Servers. Laden Sie neu und prüfen Sie, ob Ihre letzte Änderung da ist.",
            "The error is in the server's log. Reload and see whether your last change is there."),
        ["studio.say.lost"] = ("Keine Verbindung zum Server", "No connection to the server"),
        ["studio.say.lost.text"] = (
            "Ob Ihre letzte Änderung ankam, ist ungewiss. Laden Sie neu, sobald der Server wieder antwortet.",
            "Whether your last change arrived is uncertain. Reload when the server answers again."),
        ["studio.say.waiting"] = ("Der Server antwortet nicht; es wird weiter versucht …", "The server does not answer; trying again …"),
    };
}
