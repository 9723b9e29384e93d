<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AddressRow</name>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
</context>
<context>
    <name>AnnounceDialog</name>
    <message>
        <source>Announce to everybody</source>
        <translation>Allen etwas ankündigen</translation>
    </message>
    <message>
        <source>It stands above every room until each has read it. Send nothing to take back what stands there now.</source>
        <translation>Es steht über allen Räumen, bis jeder es gelesen hat. Sende nichts, um zurückzunehmen, was dort steht.</translation>
    </message>
    <message>
        <source>Announce</source>
        <translation>Ankündigen</translation>
    </message>
    <message>
        <source>Announcement</source>
        <translation>Ankündigung</translation>
    </message>
    <message>
        <source>Such as: the office closes at four today</source>
        <translation>Zum Beispiel: Das Büro schließt heute um vier</translation>
    </message>
</context>
<context>
    <name>AnnouncementBanner</name>
    <message>
        <source>%1 announces:</source>
        <extracomment>%1 is a person</extracomment>
        <translation>%1 kündigt an:</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Verstanden</translation>
    </message>
</context>
<context>
    <name>AppearanceSection</name>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
</context>
<context>
    <name>AuditDialog</name>
    <message>
        <source>What moderators did</source>
        <translation>Was Moderatoren getan haben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Who is muted, removed or banned, and by whom, stands here.</source>
        <translation>Hier steht, wer von wem stummgeschaltet, entfernt oder ausgeschlossen wurde.</translation>
    </message>
</context>
<context>
    <name>AvatarColors</name>
    <message>
        <source>Colour of your avatar</source>
        <translation>Deine Avatarfarbe</translation>
    </message>
    <message>
        <source>Colour %1</source>
        <translation>Farbe %1</translation>
    </message>
</context>
<context>
    <name>AwayRow</name>
    <message>
        <source>Away by itself</source>
        <translation>Von selbst abwesend</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>Nach %n Minute</numerusform>
            <numerusform>Nach %n Minuten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>999+</source>
        <extracomment>More unread messages than there is room to count</extracomment>
        <translation>999+</translation>
    </message>
</context>
<context>
    <name>BanDelegate</name>
    <message>
        <source>Since %1</source>
        <extracomment>%1 is a day and a time</extracomment>
        <translation>Seit %1</translation>
    </message>
    <message>
        <source>Let back in</source>
        <translation>Wieder hereinlassen</translation>
    </message>
</context>
<context>
    <name>BansDialog</name>
    <message>
        <source>Banned from %1</source>
        <extracomment>%1 is a space</extracomment>
        <translation>Von %1 ausgeschlossen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nobody is banned</source>
        <translation>Niemand ist ausgeschlossen</translation>
    </message>
    <message>
        <source>Whom moderators ban stands here, until they are let back in.</source>
        <translation>Hier steht, wen Moderatoren ausgeschlossen haben, bis sie wieder hereingelassen werden.</translation>
    </message>
    <message>
        <source>Let %1 back into %2?</source>
        <comment>%1 is a person, %2 a space</comment>
        <translation>%1 wieder zu %2 lassen?</translation>
    </message>
    <message>
        <source>They can sign in again, and are in the rooms in which they were.</source>
        <translation>Anmelden geht dann wieder, und die Räume sind die von vorher.</translation>
    </message>
    <message>
        <source>Let back in</source>
        <translation>Wieder hereinlassen</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Message %1</source>
        <translation>Nachricht an %1</translation>
    </message>
    <message>
        <source>Message #%1</source>
        <translation>Nachricht an #%1</translation>
    </message>
</context>
<context>
    <name>ComposerBar</name>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>%n Zeichen zu viel</numerusform>
            <numerusform>%n Zeichen zu viel</numerusform>
        </translation>
    </message>
    <message>
        <source>This could not be kept on your disk, so it was not sent. Is the disk full?</source>
        <translation>Das ließ sich nicht speichern und wurde daher nicht gesendet. Ist der Datenträger voll?</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) left</source>
        <translation>
            <numerusform>Noch %n Zeichen</numerusform>
            <numerusform>Noch %n Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter to send · Shift+Enter for a new line</source>
        <translation>Enter: senden · Umschalt+Enter: neue Zeile</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
</context>
<context>
    <name>ConnectionBanner</name>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt&#xa0;…</translation>
    </message>
    <message>
        <source>You’re offline.</source>
        <translation>Du bist offline.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Change name</source>
        <translation>Namen ändern</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>What you write is kept, and sent as soon as you’re connected.</source>
        <translation>Was du schreibst, bleibt gespeichert und wird gesendet, sobald du verbunden bist.</translation>
    </message>
    <message numerus="yes">
        <source>Trying again in %n s. What you write is kept, and sent when you’re back.</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>Neuer Versuch in %n&#xa0;s. Was du schreibst, bleibt gespeichert und wird gesendet, sobald du wieder da bist.</numerusform>
            <numerusform>Neuer Versuch in %n&#xa0;s. Was du schreibst, bleibt gespeichert und wird gesendet, sobald du wieder da bist.</numerusform>
        </translation>
    </message>
    <message>
        <source>What you write is kept, and sent when you’re back.</source>
        <translation>Was du schreibst, bleibt gespeichert und wird gesendet, sobald du wieder da bist.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Wieder anmelden</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Anmelden …</translation>
    </message>
</context>
<context>
    <name>CreateRoomDialog</name>
    <message>
        <source>Create a room</source>
        <translation>Raum erstellen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name, such as lunch</source>
        <translation>Name, z.&#xa0;B. Mittagspause</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>Only its members see it, and nobody can join by themselves.</source>
        <translation>Nur Mitglieder sehen den Raum, und niemand kann von sich aus beitreten.</translation>
    </message>
</context>
<context>
    <name>DamageDialog</name>
    <message>
        <source>Damaged data was set aside</source>
        <translation>Beschädigte Daten wurden beiseitegelegt</translation>
    </message>
    <message>
        <source>Wireside found that what it keeps on this computer was damaged. Your key is safe. What could be read of your unsent messages and drafts was kept; everything else comes again from the space.

The damaged file is kept, too:
%1</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>Was Wireside auf diesem Computer aufbewahrt, war beschädigt. Dein Schlüssel ist sicher. Was von deinen ungesendeten Nachrichten und Entwürfen lesbar war, ist noch da; alles andere kommt erneut vom Space.

Die beschädigte Datei ist auch noch da:
%1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>DeviceDelegate</name>
    <message>
        <source>A device</source>
        <translation>Ein Gerät</translation>
    </message>
    <message>
        <source>A sign-in</source>
        <translation>Eine Anmeldung</translation>
    </message>
    <message>
        <source>%1 (this one)</source>
        <translation>%1 (dieses)</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Dieses</translation>
    </message>
    <message>
        <source>Last here %1</source>
        <translation>Zuletzt hier: %1</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
</context>
<context>
    <name>DevicesDialog</name>
    <message>
        <source>My devices in %1</source>
        <extracomment>%1 is a space</extracomment>
        <translation>Meine Geräte in %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Enter this code on the other device within ten minutes; it works once: %1</source>
        <extracomment>%1 is a code</extracomment>
        <translation>Gib diesen Code innerhalb von zehn Minuten am anderen Gerät ein; er gilt einmal: %1</translation>
    </message>
    <message>
        <source>Add a device…</source>
        <translation>Gerät hinzufügen …</translation>
    </message>
    <message>
        <source>Sign out all others</source>
        <translation>Alle anderen abmelden</translation>
    </message>
    <message>
        <source>Set a password…</source>
        <translation>Passwort setzen …</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>DiskBanner</name>
    <message>
        <source>The disk cannot be written.</source>
        <translation>Der Datenträger lässt sich nicht beschreiben.</translation>
    </message>
    <message>
        <source>Is it full? Until there is space, what you send stays in front of you, and what others write is shown but not kept. It goes on by itself.</source>
        <translation>Ist er voll? Bis Platz ist, bleibt stehen, was du sendest, und was andere schreiben, wird gezeigt, aber nicht aufbewahrt. Danach geht es von selbst weiter.</translation>
    </message>
</context>
<context>
    <name>EditingLine</name>
    <message>
        <source>You edit a message that was not sent.</source>
        <translation>Du bearbeitest eine Nachricht, die nicht gesendet wurde.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>EmptyTimeline</name>
    <message>
        <source>Just the two of you</source>
        <translation>Nur ihr zwei</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Hier ist noch nichts</translation>
    </message>
    <message>
        <source>Only %1 and you are in here.</source>
        <translation>Hier sind nur du und %1.</translation>
    </message>
    <message>
        <source>Write the first message. Everybody in this room will see it.</source>
        <translation>Schreib die erste Nachricht. Alle in diesem Raum sehen sie.</translation>
    </message>
</context>
<context>
    <name>GapLine</name>
    <message numerus="yes">
        <source>%n message(s) being fetched</source>
        <translation>
            <numerusform>%n Nachricht wird geholt</numerusform>
            <numerusform>%n Nachrichten werden geholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) to be fetched once you are connected</source>
        <translation>
            <numerusform>%n Nachricht fehlt, bis du wieder verbunden bist</numerusform>
            <numerusform>%n Nachrichten fehlen, bis du wieder verbunden bist</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HostCard</name>
    <message>
        <source>Host a space</source>
        <translation>Einen Space hosten</translation>
    </message>
</context>
<context>
    <name>HostPanel</name>
    <message>
        <source>Others on this network can join while Wireside is open on this computer.</source>
        <translation>Andere in diesem Netzwerk können beitreten, solange Wireside auf diesem Computer geöffnet ist.</translation>
    </message>
    <message>
        <source>Name of the space</source>
        <translation>Name des Spaces</translation>
    </message>
    <message>
        <source>Name of the space, such as Studio 4</source>
        <translation>Name des Spaces, z.&#xa0;B. Studio 4</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet&#xa0;…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird beendet&#xa0;…</translation>
    </message>
    <message>
        <source>Host %1 again</source>
        <translation>%1 wieder hosten</translation>
    </message>
    <message>
        <source>Host on this network</source>
        <translation>In diesem Netzwerk hosten</translation>
    </message>
    <message>
        <source>Enter your name first.</source>
        <translation>Gib zuerst deinen Namen ein.</translation>
    </message>
</context>
<context>
    <name>HostRow</name>
    <message>
        <source>You host %1</source>
        <comment>a space</comment>
        <translation>Du hostest %1</translation>
    </message>
    <message>
        <source>Host a space on this network</source>
        <translation>Space in diesem Netzwerk hosten</translation>
    </message>
</context>
<context>
    <name>HostedSpace</name>
    <message numerus="yes">
        <source>%1 is open, with %n other person(s) in it.</source>
        <extracomment>%1 is the name of the space</extracomment>
        <translation>
            <numerusform>%1 ist offen. %n weitere Person ist dabei.</numerusform>
            <numerusform>%1 ist offen. %n weitere Personen sind dabei.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is open. Nobody else is in it yet.</source>
        <translation>%1 ist offen. Noch ist sonst niemand dabei.</translation>
    </message>
    <message>
        <source>Others enter one of these addresses:</source>
        <translation>Andere geben eine dieser Adressen ein:</translation>
    </message>
    <message>
        <source>This computer is on no network, so others cannot reach it.</source>
        <translation>Dieser Computer ist in keinem Netzwerk, daher können andere ihn nicht erreichen.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>Beenden&#xa0;…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Stop hosting %1?</source>
        <translation>Hosting von %1 beenden?</translation>
    </message>
    <message>
        <source>Stop hosting</source>
        <translation>Hosting beenden</translation>
    </message>
</context>
<context>
    <name>InboxDelegate</name>
    <message>
        <source>%1 (new)</source>
        <translation>%1 (neu)</translation>
    </message>
</context>
<context>
    <name>InboxDialog</name>
    <message>
        <source>For you</source>
        <translation>Für dich</translation>
    </message>
    <message>
        <source>Mark all as seen</source>
        <translation>Alles gesehen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Who names you, answers you, writes to you alone or brings you into a room is listed here, and what moderators do to you.</source>
        <translation>Hier steht, wer dich erwähnt, dir antwortet, nur dir schreibt oder dich in einen Raum holt, und was Moderatoren mit dir machen.</translation>
    </message>
</context>
<context>
    <name>InboxRow</name>
    <message>
        <source>For you</source>
        <translation>Für dich</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n new</source>
        <translation>
            <numerusform>%1, %n neu</numerusform>
            <numerusform>%1, %n neu</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InviteDelegate</name>
    <message>
        <source>Is in this room</source>
        <translation>Ist in diesem Raum</translation>
    </message>
    <message>
        <source>Inviting…</source>
        <translation>Wird eingeladen …</translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message>
        <source>Looking who there is…</source>
        <translation>Wer ist da …</translation>
    </message>
    <message>
        <source>Nobody here is called like that.</source>
        <translation>Niemand hier heißt so.</translation>
    </message>
    <message>
        <source>The space does not say who there is. Try again when you’re back online.</source>
        <translation>Der Space sagt nicht, wen es gibt. Versuch es noch einmal, wenn du wieder verbunden bist.</translation>
    </message>
    <message>
        <source>You know nobody in this space yet: nobody else is in your rooms.</source>
        <translation>Du kennst noch niemanden in diesem Space: In deinen Räumen ist niemand sonst.</translation>
    </message>
    <message>
        <source>Invite people to %1</source>
        <extracomment>%1 is a room</extracomment>
        <translation>Leute in %1 einladen</translation>
    </message>
    <message numerus="yes">
        <source>Invite %n</source>
        <comment>people</comment>
        <translation>
            <numerusform>%n einladen</numerusform>
            <numerusform>%n einladen</numerusform>
        </translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Einladen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Search for people</source>
        <translation>Leute suchen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>JoinRoomDialog</name>
    <message>
        <source>Join a room</source>
        <translation>Einem Raum beitreten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n Mitglied</numerusform>
            <numerusform>%n Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>You are in every public room of this space. Create a new one, or ask to be taken into a private one.</source>
        <translation>In diesem Space bist du schon in jedem öffentlichen Raum. Erstelle einen neuen oder bitte darum, in einen privaten aufgenommen zu werden.</translation>
    </message>
</context>
<context>
    <name>JoinRow</name>
    <message>
        <source>Join by address</source>
        <translation>Per Adresse beitreten</translation>
    </message>
    <message>
        <source>Address of a space</source>
        <translation>Adresse eines Spaces</translation>
    </message>
    <message>
        <source>Address, such as 192.168.1.20</source>
        <translation>Adresse, z.&#xa0;B. 192.168.1.20</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Beitreten</translation>
    </message>
    <message>
        <source>Enter your name first, so that others know who you are.</source>
        <translation>Gib zuerst deinen Namen ein, damit andere wissen, wer du bist.</translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message numerus="yes">
        <source>Jump to newest · %n new</source>
        <translation>
            <numerusform>Zum Neuesten · %n neu</numerusform>
            <numerusform>Zum Neuesten · %n neu</numerusform>
        </translation>
    </message>
    <message>
        <source>Jump to newest</source>
        <translation>Zum Neuesten</translation>
    </message>
</context>
<context>
    <name>KeyChangedPage</name>
    <message>
        <source>If the host confirms that the space was set up anew, remove it on the start page and join it again.</source>
        <translation>Wenn der Host bestätigt, dass der Space neu eingerichtet wurde, entferne ihn auf der Startseite und tritt ihm erneut bei.</translation>
    </message>
    <message>
        <source>Back to the start page</source>
        <translation>Zurück zur Startseite</translation>
    </message>
</context>
<context>
    <name>KeyNotice</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>LanguageSection</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Sprache der Oberfläche</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie im System</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – Wireside</source>
        <comment>the name of a space</comment>
        <translation>%1 – Wireside</translation>
    </message>
    <message>
        <source>Wireside</source>
        <translation>Wireside</translation>
    </message>
    <message>
        <source>Close Wireside and stop hosting %1?</source>
        <translation>Wireside schließen und Hosting von %1 beenden?</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Beenden und schließen</translation>
    </message>
</context>
<context>
    <name>MemberDelegate</name>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (du)</translation>
    </message>
    <message>
        <source>you</source>
        <translation>du</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>Gast</translation>
    </message>
</context>
<context>
    <name>MemberMenu</name>
    <message>
        <source>Write to %1</source>
        <translation>%1 schreiben</translation>
    </message>
    <message>
        <source>Mute for an hour</source>
        <translation>Eine Stunde stumm</translation>
    </message>
    <message>
        <source>Mute for a week</source>
        <translation>Eine Woche stumm</translation>
    </message>
    <message>
        <source>Let write again</source>
        <translation>Wieder schreiben lassen</translation>
    </message>
    <message>
        <source>Remove from room…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Ban from the space…</source>
        <translation>Ausschließen …</translation>
    </message>
    <message>
        <source>No longer a moderator of this room</source>
        <translation>Nicht mehr Moderator dieses Raums</translation>
    </message>
    <message>
        <source>Make a moderator of this room</source>
        <translation>Zum Moderator dieses Raums machen</translation>
    </message>
    <message>
        <source>Role in the space…</source>
        <translation>Rolle im Space …</translation>
    </message>
</context>
<context>
    <name>MembersPane</name>
    <message>
        <source>Online — %1</source>
        <translation>Online – %1</translation>
    </message>
    <message>
        <source>Away — %1</source>
        <translation>Abwesend – %1</translation>
    </message>
    <message>
        <source>Offline — %1</source>
        <translation>Offline – %1</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) · presence unknown while offline</source>
        <translation>
            <numerusform>%n Mitglied · Status unbekannt, da offline</numerusform>
            <numerusform>%n Mitglieder · Status unbekannt, da offline</numerusform>
        </translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Invite people</source>
        <translation>Leute einladen</translation>
    </message>
</context>
<context>
    <name>MessageBody</name>
    <message>
        <source>%1, %2: %3</source>
        <comment>name, time, message</comment>
        <extracomment>Read out: who wrote, when, what</extracomment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>This message was deleted.</source>
        <translation>Diese Nachricht wurde gelöscht.</translation>
    </message>
</context>
<context>
    <name>MessageNotes</name>
    <message>
        <source>pinned · edited</source>
        <translation>angeheftet · bearbeitet</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
</context>
<context>
    <name>MessageState</name>
    <message>
        <source>Not sent. %1</source>
        <translation>Nicht gesendet. %1</translation>
    </message>
    <message>
        <source>Waiting to send</source>
        <translation>Wartet auf Versand</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
</context>
<context>
    <name>ModerationDialogs</name>
    <message>
        <source>Remove %1 from %2?</source>
        <comment>%1 is a person, %2 a room</comment>
        <translation>%1 aus %2 entfernen?</translation>
    </message>
    <message>
        <source>What they wrote stays. Into a public room they can come back by themselves.</source>
        <translation>Was geschrieben wurde, bleibt. In einen öffentlichen Raum kann man selbst zurückkommen.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Ban %1 from %2?</source>
        <comment>%1 is a person, %2 a space</comment>
        <translation>%1 von %2 ausschließen?</translation>
    </message>
    <message>
        <source>They are shown out at once, on all their devices, and cannot come back until a moderator lets them.</source>
        <translation>Das gilt sofort und auf allen Geräten, bis ein Moderator es wieder erlaubt.</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>Ausschließen</translation>
    </message>
</context>
<context>
    <name>ModerationWords</name>
    <message>
        <source>%1 lets you write in %2 again</source>
        <extracomment>%1 is a person, %2 a room</extracomment>
        <translation>%1 lässt dich in %2 wieder schreiben</translation>
    </message>
    <message>
        <source>%1 muted you in %2 until %3</source>
        <extracomment>%1 is a person, %2 a room, %3 a time or a day and a time</extracomment>
        <translation>%1 hat dich in %2 bis %3 stummgeschaltet</translation>
    </message>
    <message>
        <source>%1 made you an owner of %2</source>
        <comment>a space</comment>
        <translation>%1 hat dich zum Eigentümer von %2 gemacht</translation>
    </message>
    <message>
        <source>%1 made you a moderator of %2</source>
        <comment>a space</comment>
        <translation>%1 hat dich zum Moderator von %2 gemacht</translation>
    </message>
    <message>
        <source>%1 made you a guest of %2</source>
        <comment>a space</comment>
        <translation>%1 hat dich zum Gast von %2 gemacht</translation>
    </message>
    <message>
        <source>%1 made you a member of %2</source>
        <comment>a space</comment>
        <translation>%1 hat dich zum Mitglied von %2 gemacht</translation>
    </message>
    <message>
        <source>%1 made you a moderator of %2</source>
        <extracomment>%1 is a person, %2 a room</extracomment>
        <translation>%1 hat dich zum Moderator von %2 gemacht</translation>
    </message>
    <message>
        <source>%1 ended that you moderate %2</source>
        <translation>%1 hat dir die Moderation von %2 entzogen</translation>
    </message>
    <message>
        <source>%1 removed you from %2</source>
        <extracomment>%1 is a person, %2 a room</extracomment>
        <translation>%1 hat dich aus %2 entfernt</translation>
    </message>
    <message>
        <source>%1 removed you from %2: %3</source>
        <extracomment>%1 is a person, %2 a room, %3 a reason</extracomment>
        <translation>%1 hat dich aus %2 entfernt: %3</translation>
    </message>
    <message>
        <source>%1 deleted a message of yours in %2</source>
        <extracomment>%1 is a person, %2 a room</extracomment>
        <translation>%1 hat eine Nachricht von dir in %2 gelöscht</translation>
    </message>
</context>
<context>
    <name>MyMenu</name>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Abwesend</translation>
    </message>
    <message>
        <source>Other spaces</source>
        <translation>Andere Spaces</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>My devices…</source>
        <translation>Meine Geräte …</translation>
    </message>
    <message>
        <source>Announce to everybody…</source>
        <translation>Allen etwas ankündigen …</translation>
    </message>
    <message>
        <source>What moderators did…</source>
        <translation>Was Moderatoren getan haben …</translation>
    </message>
    <message>
        <source>What you are doing…</source>
        <translation>Was du gerade machst …</translation>
    </message>
    <message>
        <source>Who is banned…</source>
        <translation>Wer ausgeschlossen ist …</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>Abmelden …</translation>
    </message>
</context>
<context>
    <name>NameRow</name>
    <message>
        <source>Your name</source>
        <translation>Dein Name</translation>
    </message>
</context>
<context>
    <name>NoRoomPage</name>
    <message>
        <source>Show the sidebar</source>
        <translation>Seitenleiste einblenden</translation>
    </message>
    <message>
        <source>Choose a room in the sidebar, or join another one.</source>
        <translation>Wähle einen Raum in der Seitenleiste oder tritt einem anderen bei.</translation>
    </message>
    <message>
        <source>Its rooms appear here once you’re connected.</source>
        <translation>Die Räume erscheinen hier, sobald du verbunden bist.</translation>
    </message>
    <message>
        <source>Join a room…</source>
        <translation>Einem Raum beitreten&#xa0;…</translation>
    </message>
</context>
<context>
    <name>NoticeLine</name>
    <message>
        <source>You joined</source>
        <translation>Du bist beigetreten</translation>
    </message>
    <message>
        <source>%1 joined</source>
        <translation>%1 ist beigetreten</translation>
    </message>
    <message>
        <source>You left</source>
        <translation>Du hast den Raum verlassen</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 hat den Raum verlassen</translation>
    </message>
    <message>
        <source>You created this room</source>
        <translation>Du hast diesen Raum erstellt</translation>
    </message>
    <message>
        <source>%1 created this room</source>
        <translation>%1 hat diesen Raum erstellt</translation>
    </message>
    <message>
        <source>You changed the room: %1</source>
        <translation>Du hast den Raum geändert: %1</translation>
    </message>
    <message>
        <source>%1 changed the room: %2</source>
        <comment>%2 is its new name or topic</comment>
        <translation>%1 hat den Raum geändert: %2</translation>
    </message>
    <message>
        <source>%1 sent something that this version of Wireside cannot show. Update Wireside to see it.</source>
        <translation>%1 hat etwas gesendet, das diese Version von Wireside nicht zeigen kann. Aktualisiere Wireside, um es zu sehen.</translation>
    </message>
    <message>
        <source>%1 brought %2 into the room</source>
        <comment>both are people</comment>
        <translation>%1 hat %2 in den Raum geholt</translation>
    </message>
    <message>
        <source>%1 removed %2 from the room</source>
        <comment>both are people</comment>
        <translation>%1 hat %2 aus dem Raum entfernt</translation>
    </message>
    <message>
        <source>%1 muted %2 for a time</source>
        <comment>both are people</comment>
        <translation>%1 hat %2 für eine Zeit stummgeschaltet</translation>
    </message>
    <message>
        <source>%1 lets %2 write again</source>
        <comment>both are people</comment>
        <translation>%1 lässt %2 wieder schreiben</translation>
    </message>
    <message>
        <source>%1 made %2 a moderator</source>
        <comment>both are people</comment>
        <translation>%1 hat %2 zum Moderator gemacht</translation>
    </message>
    <message>
        <source>%2 is no longer a moderator, by %1</source>
        <comment>both are people</comment>
        <translation>%1 hat %2 die Moderation entzogen</translation>
    </message>
    <message>
        <source>You pinned a message</source>
        <translation>Du hast eine Nachricht angeheftet</translation>
    </message>
    <message>
        <source>%1 pinned a message</source>
        <translation>%1 hat eine Nachricht angeheftet</translation>
    </message>
    <message>
        <source>You unpinned a message</source>
        <translation>Du hast eine Nachricht losgelöst</translation>
    </message>
    <message>
        <source>%1 unpinned a message</source>
        <translation>%1 hat eine Nachricht losgelöst</translation>
    </message>
</context>
<context>
    <name>NotificationsSection</name>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Tell me about</source>
        <translation>Sag mir Bescheid bei</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Allen Nachrichten</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>Erwähnungen</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Direct messages count as mentions. Each room can have a choice of its own, in its menu.</source>
        <translation>Direktnachrichten zählen als Erwähnungen. Für jeden Raum kann in seinem Menü etwas Eigenes gewählt werden.</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Set or change my password</source>
        <translation>Mein Passwort setzen oder ändern</translation>
    </message>
    <message>
        <source>With your name and a password you can sign in from other computers, too.</source>
        <translation>Mit deinem Namen und einem Passwort kannst du dich auch von anderen Computern anmelden.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Password you have now</source>
        <translation>Jetziges Passwort</translation>
    </message>
    <message>
        <source>Password you have now (empty if none)</source>
        <translation>Jetziges Passwort (leer, wenn es keins gibt)</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>New password, at least 8 characters</source>
        <translation>Neues Passwort, mindestens 8 Zeichen</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>Dasselbe Passwort noch einmal</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Write to somebody</source>
        <translation>Jemandem schreiben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nobody else is in this room. Open one where the person is.</source>
        <translation>In diesem Raum ist sonst niemand. Öffne einen, in dem die Person ist.</translation>
    </message>
    <message>
        <source>Open a room first: you can write to the people who are in it.</source>
        <translation>Öffne zuerst einen Raum: Du kannst allen schreiben, die darin sind.</translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Send read receipts</source>
        <translation>Lesebestätigungen senden</translation>
    </message>
    <message>
        <source>Others see what you have read. What you read while this is off stays with you. It holds for this computer.</source>
        <translation>Andere sehen, was du gelesen hast. Was du liest, während dies aus ist, bleibt bei dir. Es gilt für diesen Computer.</translation>
    </message>
</context>
<context>
    <name>ReactionsRow</name>
    <message numerus="yes">
        <source>%1, %n time(s)</source>
        <extracomment>Read out: an emoji, and how many people have answered with it</extracomment>
        <translation>
            <numerusform>%1, einmal</numerusform>
            <numerusform>%1, %n-mal</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason, which others can read (may be left out)</source>
        <translation>Grund, den andere lesen können (nicht nötig)</translation>
    </message>
</context>
<context>
    <name>ReceiptsDialog</name>
    <message>
        <source>Asking the space …</source>
        <translation>Der Space wird gefragt …</translation>
    </message>
    <message>
        <source>Nobody else is here.</source>
        <translation>Sonst ist niemand hier.</translation>
    </message>
    <message>
        <source>Who has read it</source>
        <translation>Wer es gelesen hat</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This room has more people than are shown here.</source>
        <translation>In diesem Raum sind mehr Leute, als hier gezeigt werden.</translation>
    </message>
</context>
<context>
    <name>RoomDelegate</name>
    <message numerus="yes">
        <source>%1, %n unread message(s)</source>
        <translation>
            <numerusform>%1, %n ungelesene Nachricht</numerusform>
            <numerusform>%1, %n ungelesene Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, presence</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>RoomHeader</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n Mitglied</numerusform>
            <numerusform>%n Mitglieder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n online</source>
        <extracomment>%1 is &quot;24 members&quot;</extracomment>
        <translation>
            <numerusform>%1 · %n online</numerusform>
            <numerusform>%1 · %n online</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the sidebar</source>
        <translation>Seitenleiste einblenden</translation>
    </message>
    <message>
        <source>More about this room</source>
        <translation>Mehr zu diesem Raum</translation>
    </message>
    <message>
        <source>Hide the members</source>
        <translation>Mitglieder ausblenden</translation>
    </message>
    <message>
        <source>Show the members</source>
        <translation>Mitglieder einblenden</translation>
    </message>
</context>
<context>
    <name>RoomList</name>
    <message>
        <source>Rooms and direct messages</source>
        <translation>Räume und Direktnachrichten</translation>
    </message>
</context>
<context>
    <name>RoomMenu</name>
    <message>
        <source>Tell me about all messages</source>
        <translation>Bei allen Nachrichten Bescheid sagen</translation>
    </message>
    <message>
        <source>Tell me about mentions</source>
        <translation>Bei Erwähnungen Bescheid sagen</translation>
    </message>
    <message>
        <source>Tell me nothing</source>
        <translation>Nie Bescheid sagen</translation>
    </message>
    <message>
        <source>Invite people…</source>
        <translation>Leute einladen …</translation>
    </message>
    <message>
        <source>Room settings…</source>
        <translation>Raum einstellen …</translation>
    </message>
    <message>
        <source>Leave this room…</source>
        <translation>Raum verlassen …</translation>
    </message>
</context>
<context>
    <name>RoomRow</name>
    <message>
        <source>Direct messages</source>
        <translation>Direktnachrichten</translation>
    </message>
    <message>
        <source>Write to somebody</source>
        <translation>Jemandem schreiben</translation>
    </message>
</context>
<context>
    <name>RoomSettingsDialog</name>
    <message>
        <source>Settings of %1</source>
        <extracomment>%1 is a room</extracomment>
        <translation>Einstellungen von %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Topic: what this room is about</source>
        <translation>Thema: Worum es hier geht</translation>
    </message>
    <message>
        <source>Only moderators write</source>
        <translation>Nur Moderatoren schreiben</translation>
    </message>
    <message>
        <source>All others read, and answer with emoji.</source>
        <translation>Alle anderen lesen und antworten mit Emoji.</translation>
    </message>
    <message>
        <source>Only moderators invite</source>
        <translation>Nur Moderatoren laden ein</translation>
    </message>
    <message>
        <source>Else every member can bring people in.</source>
        <translation>Sonst kann jedes Mitglied andere hereinholen.</translation>
    </message>
</context>
<context>
    <name>RoomView</name>
    <message>
        <source>A moderator has muted you for a time. You can read on.</source>
        <translation>Ein Moderator hat dich für eine Zeit stummgeschaltet. Mitlesen kannst du weiter.</translation>
    </message>
    <message>
        <source>Only moderators write here.</source>
        <translation>Hier schreiben nur Moderatoren.</translation>
    </message>
</context>
<context>
    <name>SeekingBanner</name>
    <message>
        <source>The message is not on this computer.</source>
        <translation>Die Nachricht ist nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>The message is not there any more.</source>
        <translation>Die Nachricht gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>It is shown once you are connected.</source>
        <translation>Sie wird gezeigt, sobald du verbunden bist.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Hosting</source>
        <translation>Hosting</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über Wireside</translation>
    </message>
    <message>
        <source>Wireside %1</source>
        <extracomment>%1 is a version number</extracomment>
        <translation>Wireside %1</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
    <message>
        <source>%1 answers within %2 ms</source>
        <extracomment>%1 is the name of a space, %2 a number</extracomment>
        <translation>%1 antwortet binnen %2 ms</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Sidebar</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Räume</translation>
    </message>
    <message>
        <source>Create or join a room</source>
        <translation>Raum erstellen oder einem beitreten</translation>
    </message>
    <message>
        <source>Direct messages</source>
        <translation>Direktnachrichten</translation>
    </message>
    <message>
        <source>Write to somebody</source>
        <translation>Jemandem schreiben</translation>
    </message>
    <message>
        <source>Create a room…</source>
        <translation>Raum erstellen&#xa0;…</translation>
    </message>
    <message>
        <source>Join a room…</source>
        <translation>Einem Raum beitreten&#xa0;…</translation>
    </message>
</context>
<context>
    <name>SidebarHead</name>
    <message>
        <source>%1 · away</source>
        <extracomment>%1 is the name of the space</extracomment>
        <translation>%1 · abwesend</translation>
    </message>
    <message>
        <source>%1 · online</source>
        <translation>%1 · online</translation>
    </message>
    <message>
        <source>%1 · connecting…</source>
        <translation>%1 · wird verbunden&#xa0;…</translation>
    </message>
    <message>
        <source>%1 · not let in</source>
        <translation>%1 · kein Zutritt</translation>
    </message>
    <message numerus="yes">
        <source>Offline · %n waiting</source>
        <comment>messages that wait to be sent</comment>
        <translation>
            <numerusform>Offline · %n wartet</numerusform>
            <numerusform>Offline · %n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · offline</source>
        <translation>%1 · offline</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in to a server</source>
        <translation>An einem Server anmelden</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Anmeldung läuft …</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>Konto anlegen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>SignInFields</name>
    <message>
        <source>Address of the server</source>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>Address, such as 192.168.1.20:8787</source>
        <translation>Adresse, etwa 192.168.1.20:8787</translation>
    </message>
    <message>
        <source>Your name in the space</source>
        <translation>Dein Name im Space</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password, at least 8 characters</source>
        <translation>Passwort, mindestens 8 Zeichen</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>Dasselbe Passwort noch einmal</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>Die beiden Passwörter sind nicht gleich.</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Einladung</translation>
    </message>
    <message>
        <source>Invitation code (if you have one)</source>
        <translation>Einladungscode (falls du einen hast)</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Code, such as ABCD-EFGH-2345</source>
        <translation>Code, etwa ABCD-EFGH-2345</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Paste the token here</source>
        <translation>Token hier einfügen</translation>
    </message>
</context>
<context>
    <name>SignInWays</name>
    <message>
        <source>This device</source>
        <translation>Dieses Gerät</translation>
    </message>
    <message>
        <source>Name and password</source>
        <translation>Name und Passwort</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Neues Konto</translation>
    </message>
    <message>
        <source>Code from my other device</source>
        <translation>Code von meinem anderen Gerät</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>The space recognises this computer by its key; there is no password.</source>
        <translation>Der Space erkennt diesen Computer an seinem Schlüssel; ein Passwort gibt es nicht.</translation>
    </message>
    <message>
        <source>For an account that has a password.</source>
        <translation>Für ein Konto, das ein Passwort hat.</translation>
    </message>
    <message>
        <source>With a password, so that you can sign in from other computers as well.</source>
        <translation>Mit einem Passwort, damit du dich auch von anderen Computern anmelden kannst.</translation>
    </message>
    <message>
        <source>There, in the space, “My devices…” shows a code of twelve letters and figures.</source>
        <translation>Dort zeigt „Meine Geräte …“ im Space einen Code aus zwölf Buchstaben und Ziffern.</translation>
    </message>
    <message>
        <source>Whoever runs the server may have given you one.</source>
        <translation>Wer den Server betreibt, hat dir vielleicht eins gegeben.</translation>
    </message>
</context>
<context>
    <name>SignInWords</name>
    <message numerus="yes">
        <source>Too many tries. You can try again in %n s.</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>Zu viele Versuche. In %n s geht es wieder.</numerusform>
            <numerusform>Zu viele Versuche. In %n s geht es wieder.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many tries. You can try again now.</source>
        <translation>Zu viele Versuche. Jetzt geht es wieder.</translation>
    </message>
    <message>
        <source>The server has too much to do, or its disk is full. Try again later.</source>
        <translation>Der Server hat zu viel zu tun, oder seine Platte ist voll. Versuche es später noch einmal.</translation>
    </message>
    <message>
        <source>Nobody answers at this address. Is it right, and are you on the same network?</source>
        <translation>Unter dieser Adresse antwortet niemand. Stimmt sie, und bist du im selben Netz?</translation>
    </message>
    <message>
        <source>What answers at this address is not a Wireside server.</source>
        <translation>Was unter dieser Adresse antwortet, ist kein Wireside-Server.</translation>
    </message>
    <message>
        <source>The name or the password is not right.</source>
        <translation>Der Name oder das Passwort stimmt nicht.</translation>
    </message>
    <message>
        <source>This code is not right, was used already, or is older than ten minutes. Ask the other device for another one.</source>
        <translation>Dieser Code stimmt nicht, wurde schon benutzt oder ist älter als zehn Minuten. Hole dir auf dem anderen Gerät einen neuen.</translation>
    </message>
    <message>
        <source>This token is not right, has expired, or was signed out.</source>
        <translation>Dieses Token stimmt nicht, ist abgelaufen oder wurde abgemeldet.</translation>
    </message>
    <message>
        <source>This device was signed out. Sign in with your password, or with a code from another device of yours.</source>
        <translation>Dieses Gerät wurde abgemeldet. Melde dich mit deinem Passwort an oder mit einem Code von einem anderen deiner Geräte.</translation>
    </message>
    <message>
        <source>This space takes new people by invitation only, or nobody new at all.</source>
        <translation>Dieser Space nimmt neue Leute nur mit Einladung auf, oder gar niemanden mehr.</translation>
    </message>
    <message>
        <source>This invitation is not right, is used up, or the space takes nobody new.</source>
        <translation>Diese Einladung stimmt nicht, ist verbraucht, oder der Space nimmt niemanden mehr auf.</translation>
    </message>
    <message>
        <source>Nobody signs in by password here.</source>
        <translation>Hier meldet sich niemand mit Passwort an.</translation>
    </message>
    <message>
        <source>You are banned from this space.</source>
        <translation>Du bist aus diesem Space ausgesperrt.</translation>
    </message>
    <message>
        <source>Somebody else has this name, or one that looks like it. Choose another one.</source>
        <translation>Jemand anderes hat diesen Namen oder einen, der so aussieht. Wähle einen anderen.</translation>
    </message>
    <message>
        <source>This is not the server you know: its key has changed, so nothing was sent to it. Ask whoever runs it before you go on.</source>
        <translation>Das ist nicht der Server, den du kennst: Sein Schlüssel ist ein anderer, darum wurde ihm nichts gesendet. Frage, wer ihn betreibt, bevor du weitermachst.</translation>
    </message>
    <message>
        <source>This is not an address. An address looks like 192.168.1.20:8787.</source>
        <translation>Das ist keine Adresse. Eine Adresse sieht aus wie 192.168.1.20:8787.</translation>
    </message>
    <message>
        <source>This name cannot be used. Try letters, digits and spaces, at most 32.</source>
        <translation>Dieser Name geht nicht. Versuche Buchstaben, Ziffern und Leerzeichen, höchstens 32.</translation>
    </message>
    <message>
        <source>A password has 8 to 256 characters, of those that a keyboard types.</source>
        <translation>Ein Passwort hat 8 bis 256 Zeichen, und zwar solche, die eine Tastatur schreibt.</translation>
    </message>
    <message>
        <source>This computer’s keychain is locked or does not answer. Unlock it and try again.</source>
        <translation>Der Schlüsselbund dieses Computers ist gesperrt oder antwortet nicht. Entsperre ihn und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>This computer’s keychain takes nothing. If you try again, what signs you in is kept in a file that only your user account can read.</source>
        <translation>Der Schlüsselbund dieses Computers nimmt nichts an. Wenn du es noch einmal versuchst, kommt das, womit du dich anmeldest, in eine Datei, die nur dein Benutzerkonto lesen kann.</translation>
    </message>
    <message>
        <source>The disk cannot be written. Is it full?</source>
        <translation>Auf die Platte kann nicht geschrieben werden. Ist sie voll?</translation>
    </message>
    <message>
        <source>The password you have now is not right, or nobody signs in by password here.</source>
        <translation>Dein jetziges Passwort stimmt nicht, oder hier meldet sich niemand mit Passwort an.</translation>
    </message>
    <message>
        <source>That was too much at once. Wait a moment and try again.</source>
        <translation>Das war zu viel auf einmal. Warte einen Moment und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>This needs a connection to the space. Try again when you’re back online.</source>
        <translation>Dafür braucht es eine Verbindung zum Space. Versuche es wieder, wenn du online bist.</translation>
    </message>
</context>
<context>
    <name>SignOutDialog</name>
    <message>
        <source>Sign out of %1 on this computer?</source>
        <extracomment>%1 is a space</extracomment>
        <translation>Auf diesem Computer von %1 abmelden?</translation>
    </message>
    <message>
        <source>What was written so far stays on this computer; to delete it, remove the space on the start page afterwards.</source>
        <translation>Was bisher geschrieben wurde, bleibt auf diesem Computer; um es zu löschen, entferne den Space danach auf der Startseite.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>You come back with your name and password, or with a code from another device of yours. If you have neither, nobody can let you into this account again.</source>
        <translation>Du kommst mit Name und Passwort zurück oder mit einem Code von einem anderen deiner Geräte. Hast du beides nicht, kann dich niemand mehr in dieses Konto lassen.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) are not sent yet. They wait here until you sign in again.</source>
        <translation>
            <numerusform>%n Nachricht ist noch nicht gesendet. Sie wartet hier, bis du dich wieder anmeldest.</numerusform>
            <numerusform>%n Nachrichten sind noch nicht gesendet. Sie warten hier, bis du dich wieder anmeldest.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpaceDelegate</name>
    <message>
        <source>More about %1</source>
        <translation>Mehr zu %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>SpaceDialogs</name>
    <message>
        <source>Leave %1?</source>
        <translation>%1 verlassen?</translation>
    </message>
    <message>
        <source>You cannot come back by yourself: somebody in it has to take you in again.</source>
        <translation>Du kannst nicht von dir aus zurückkommen: Jemand aus dem Raum muss dich wieder aufnehmen.</translation>
    </message>
    <message>
        <source>You can join it again whenever you like.</source>
        <translation>Du kannst jederzeit wieder beitreten.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
</context>
<context>
    <name>SpaceList</name>
    <message>
        <source>Your spaces</source>
        <translation>Deine Spaces</translation>
    </message>
    <message>
        <source>Remove %1 from this computer?</source>
        <translation>%1 von diesem Computer entfernen?</translation>
    </message>
    <message>
        <source>Its history, your drafts and messages that are not sent yet are deleted here. What the space has stays there, and you can join again.</source>
        <translation>Der Verlauf, deine Entwürfe und noch nicht gesendete Nachrichten werden hier gelöscht. Was im Space ist, bleibt dort, und du kannst wieder beitreten.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>SpaceRoleDialog</name>
    <message>
        <source>What is %1 in %2?</source>
        <comment>%1 is a person, %2 a space</comment>
        <translation>Was ist %1 in %2?</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>You may not: a role is given from above, and the last owner of a space stays one.</source>
        <translation>Das darfst du nicht: Eine Rolle wird von oben gegeben, und der letzte Eigentümer eines Spaces bleibt es.</translation>
    </message>
</context>
<context>
    <name>SpacesCard</name>
    <message>
        <source>Your spaces</source>
        <translation>Deine Spaces</translation>
    </message>
    <message>
        <source>Join a space</source>
        <translation>Einem Space beitreten</translation>
    </message>
    <message>
        <source>Joined on this computer</source>
        <translation>Auf diesem Computer beigetreten</translation>
    </message>
    <message>
        <source>Ask somebody who hosts one for its address. You find it here again the next time.</source>
        <translation>Frag jemanden, der einen Space hostet, nach der Adresse. Beim nächsten Mal findest du den Space hier wieder.</translation>
    </message>
    <message>
        <source>Sign in to a server…</source>
        <translation>An einem Server anmelden …</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Chat with the people around you</source>
        <translation>Chatte mit den Menschen um dich herum</translation>
    </message>
    <message>
        <source>No account, no internet. Everything stays on this network.</source>
        <translation>Kein Konto, kein Internet. Alles bleibt in diesem Netzwerk.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>StatusDialog</name>
    <message>
        <source>What you are doing</source>
        <translation>Was du gerade machst</translation>
    </message>
    <message>
        <source>Those who share a room with you see it beside your name, until you change it.</source>
        <translation>Wer einen Raum mit dir teilt, sieht es bei deinem Namen, bis du es änderst.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>This cannot be shown. Try letters, digits and spaces.</source>
        <translation>Das lässt sich nicht zeigen. Versuch es mit Buchstaben, Ziffern und Leerzeichen.</translation>
    </message>
    <message>
        <source>Such as: in a meeting</source>
        <translation>Zum Beispiel: in einer Besprechung</translation>
    </message>
    <message>
        <source>Say nothing</source>
        <translation>Nichts sagen</translation>
    </message>
</context>
<context>
    <name>StopDialog</name>
    <message numerus="yes">
        <source>%n other person(s) are in it. They lose the connection until you host it again; nothing that was written is lost.</source>
        <translation>
            <numerusform>%n weitere Person ist dabei. Sie verliert die Verbindung, bis du den Space wieder hostest; nichts Geschriebenes geht verloren.</numerusform>
            <numerusform>%n weitere Personen sind dabei. Sie verlieren die Verbindung, bis du den Space wieder hostest; nichts Geschriebenes geht verloren.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelineList</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
</context>
<context>
    <name>TimelineRow</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n neue Nachricht</numerusform>
            <numerusform>%n neue Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>Neue Nachrichten</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>Wireside · %n unread</source>
        <comment>messages</comment>
        <translation>
            <numerusform>Wireside · %n ungelesen</numerusform>
            <numerusform>Wireside · %n ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Wireside</source>
        <translation>Wireside</translation>
    </message>
    <message>
        <source>Open Wireside</source>
        <translation>Wireside öffnen</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>TypingLine</name>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 schreibt&#xa0;…</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <translation>%1 und %2 schreiben&#xa0;…</translation>
    </message>
    <message numerus="yes">
        <source>%n people are typing…</source>
        <translation>
            <numerusform>%n Person schreibt&#xa0;…</numerusform>
            <numerusform>%n Personen schreiben&#xa0;…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>The disk cannot be read or written. Is it full?</source>
        <translation>Der Datenträger lässt sich nicht lesen oder beschreiben. Ist er voll?</translation>
    </message>
    <message>
        <source>Another program on this computer uses the same port. Close it and try again.</source>
        <translation>Ein anderes Programm auf diesem Computer verwendet denselben Port. Schließe das Programm und versuche es erneut.</translation>
    </message>
    <message>
        <source>This computer does not allow Wireside to accept connections. Look at its firewall.</source>
        <translation>Dieser Computer lässt Wireside keine Verbindungen annehmen. Prüfe seine Firewall.</translation>
    </message>
    <message>
        <source>Another Wireside on this computer hosts this space already.</source>
        <translation>Ein anderes Wireside auf diesem Computer hostet diesen Space schon.</translation>
    </message>
    <message>
        <source>A newer version of Wireside has hosted this space. Please update this one.</source>
        <translation>Diesen Space hat schon eine neuere Version von Wireside gehostet. Bitte aktualisiere Wireside.</translation>
    </message>
    <message>
        <source>The folder of the space cannot be read or written. Is the disk full?</source>
        <translation>Der Ordner des Spaces lässt sich nicht lesen oder beschreiben. Ist der Datenträger voll?</translation>
    </message>
    <message>
        <source>There is a room of this name already. Choose another one.</source>
        <translation>Es gibt schon einen Raum mit diesem Namen. Wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>This name cannot be used. Try letters, digits and spaces.</source>
        <translation>Dieser Name geht nicht. Versuche es mit Buchstaben, Ziffern und Leerzeichen.</translation>
    </message>
    <message>
        <source>You may not do this here.</source>
        <translation>Das darfst du hier nicht.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Das gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>That was too much at once. Wait a moment and try again.</source>
        <translation>Das war zu viel auf einmal. Warte kurz und versuche es erneut.</translation>
    </message>
    <message>
        <source>This needs a connection to the space. Try again when you’re back online.</source>
        <translation>Dafür brauchst du eine Verbindung zum Space. Versuche es erneut, wenn du wieder online bist.</translation>
    </message>
    <message>
        <source>It is longer than this space allows.</source>
        <translation>Die Nachricht ist länger, als dieser Space erlaubt.</translation>
    </message>
    <message>
        <source>You may not write here.</source>
        <translation>Du darfst hier nicht schreiben.</translation>
    </message>
    <message>
        <source>You are not in this room any more.</source>
        <translation>Du bist nicht mehr in diesem Raum.</translation>
    </message>
    <message>
        <source>This room is not there any more.</source>
        <translation>Diesen Raum gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The space does not recognise you.</source>
        <translation>Der Space erkennt dich nicht.</translation>
    </message>
    <message>
        <source>The space refused it (%1).</source>
        <extracomment>%1 is a code such as &quot;bad_field&quot;</extracomment>
        <translation>Der Space hat die Nachricht abgelehnt (%1).</translation>
    </message>
    <message>
        <source>Somebody else has your name.</source>
        <translation>Dein Name ist schon vergeben.</translation>
    </message>
    <message>
        <source>The space does not take your name.</source>
        <translation>Der Space nimmt deinen Namen nicht an.</translation>
    </message>
    <message>
        <source>This is not the space you know.</source>
        <translation>Das ist nicht der Space, den du kennst.</translation>
    </message>
    <message>
        <source>The space does not let you in.</source>
        <translation>Der Space lässt dich nicht herein.</translation>
    </message>
    <message>
        <source>Change your name in the settings, then try again.</source>
        <translation>Ändere deinen Namen in den Einstellungen und versuche es dann erneut.</translation>
    </message>
    <message>
        <source>Choose another name in the settings, then try again.</source>
        <translation>Wähle in den Einstellungen einen anderen Namen und versuche es dann erneut.</translation>
    </message>
    <message>
        <source>Its key has changed, so nothing was sent. Somebody may be pretending to be it, or it was set up anew. Ask whoever hosts it before you go on.</source>
        <translation>Sein Schlüssel hat sich geändert, daher wurde nichts gesendet. Vielleicht täuscht jemand diesen Space nur vor, oder er wurde neu eingerichtet. Frag die Person, die ihn hostet, bevor du weitermachst.</translation>
    </message>
    <message>
        <source>Ask whoever hosts it.</source>
        <translation>Frag die Person, die ihn hostet.</translation>
    </message>
    <message>
        <source>This is not an address. An address looks like 192.168.1.20:8787.</source>
        <translation>Das ist keine Adresse. Eine Adresse sieht so aus: 192.168.1.20:8787.</translation>
    </message>
    <message>
        <source>A newer version of Wireside has been used on this computer. Please update this one.</source>
        <translation>Auf diesem Computer wurde eine neuere Version von Wireside benutzt. Bitte aktualisiere diese.</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>away</source>
        <translation>abwesend</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>presence unknown</source>
        <translation>Status unbekannt</translation>
    </message>
    <message>
        <source>What Wireside keeps on this computer is damaged. Start it again: it is repaired then.</source>
        <translation>Was Wireside auf diesem Computer aufbewahrt, ist beschädigt. Starte es neu, dann wird es repariert.</translation>
    </message>
    <message>
        <source>What was kept of the space is damaged. It was left as it is, in %1. If you have a copy of this folder, put it back.</source>
        <extracomment>%1 is a folder</extracomment>
        <translation>Was vom Space aufbewahrt wurde, ist beschädigt. Es wurde so gelassen, in %1. Wenn du eine Kopie dieses Ordners hast, spiele sie zurück.</translation>
    </message>
    <message>
        <source>This computer has no keychain that can be used. The key that tells who you are will be kept in a file that only your user account can read.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund, der benutzt werden kann. Der Schlüssel, an dem man dich erkennt, kommt in eine Datei, die nur dein Benutzerkonto lesen kann.</translation>
    </message>
    <message>
        <source>The key that tells who you are is in this computer’s keychain, which is locked or does not answer. Unlock it and try again.</source>
        <translation>Der Schlüssel, an dem man dich erkennt, liegt im Schlüsselbund dieses Computers, und der ist gesperrt oder antwortet nicht. Entsperre ihn und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The key that tells who you are cannot be read, so nobody would recognise you.</source>
        <translation>Der Schlüssel, an dem man dich erkennt, ist nicht lesbar; niemand würde dich erkennen.</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>moderator</source>
        <translation>Moderator</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stumm</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>%1 mentioned you in %2</source>
        <comment>%1 is a person, %2 a room</comment>
        <translation>%1 hat dich in %2 erwähnt</translation>
    </message>
    <message>
        <source>%1 answered you in %2</source>
        <comment>%1 is a person, %2 a room</comment>
        <translation>%1 hat dir in %2 geantwortet</translation>
    </message>
    <message>
        <source>%1 wrote to you</source>
        <translation>%1 hat dir geschrieben</translation>
    </message>
    <message>
        <source>%1 brought you into %2</source>
        <comment>%1 is a person, %2 a room</comment>
        <translation>%1 hat dich in %2 geholt</translation>
    </message>
    <message>
        <source>The server’s administrator</source>
        <translation>Wer den Server betreibt</translation>
    </message>
    <message>
        <source>%1 brought %2 into %3</source>
        <comment>%1 and %2 are people, %3 a room</comment>
        <translation>%1 hat %2 in %3 geholt</translation>
    </message>
    <message>
        <source>%1 removed %2 from %3</source>
        <comment>%1 and %2 are people, %3 a room</comment>
        <translation>%1 hat %2 aus %3 entfernt</translation>
    </message>
    <message>
        <source>%1 muted %2 in %3</source>
        <comment>%1 and %2 are people, %3 a room</comment>
        <translation>%1 hat %2 in %3 stummgeschaltet</translation>
    </message>
    <message>
        <source>%1 lets %2 write in %3 again</source>
        <comment>%1 and %2 are people, %3 a room</comment>
        <translation>%1 lässt %2 in %3 wieder schreiben</translation>
    </message>
    <message>
        <source>%1 made %2 %3</source>
        <comment>%1 and %2 are people, %3 is owner, moderator, member or guest</comment>
        <translation>%1 hat %2 eine andere Rolle gegeben: %3</translation>
    </message>
    <message>
        <source>%1 deleted a message of %2</source>
        <comment>both are people</comment>
        <translation>%1 hat eine Nachricht von %2 gelöscht</translation>
    </message>
    <message>
        <source>%1 banned %2</source>
        <comment>both are people</comment>
        <translation>%1 hat %2 ausgeschlossen</translation>
    </message>
    <message>
        <source>%1 lets %2 in again</source>
        <comment>both are people</comment>
        <translation>%1 lässt %2 wieder herein</translation>
    </message>
    <message>
        <source>%1 changed the space</source>
        <translation>%1 hat den Space geändert</translation>
    </message>
    <message>
        <source>%1 announced something</source>
        <translation>%1 hat etwas angekündigt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>%1 is a person, %2 what they did, a word of the protocol</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>moderator of the space</source>
        <translation>Moderator des Spaces</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Unterwegs</translation>
    </message>
    <message numerus="yes">
        <source>Read by %n</source>
        <translation>
            <numerusform>Von %n gelesen</numerusform>
            <numerusform>Von %n gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Read %1</source>
        <extracomment>%1 is a time, or a date and a time
----------
%1 is a date and a time</extracomment>
        <translation>Gelesen %1</translation>
    </message>
    <message>
        <source>Delivered %1</source>
        <extracomment>%1 is a date and a time</extracomment>
        <translation>Zugestellt %1</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>Moderator</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>An owner may do everything, and decides who else is an owner.</source>
        <translation>Eigentümer dürfen alles und entscheiden, wer noch Eigentümer ist.</translation>
    </message>
    <message>
        <source>A moderator moderates every room that they are in, bans people, and makes announcements.</source>
        <translation>Moderatoren moderieren jeden Raum, in dem sie sind, schließen Leute aus und kündigen an.</translation>
    </message>
    <message>
        <source>A guest sees only the rooms that they are in, and invites nobody.</source>
        <translation>Ein Gast sieht nur die Räume, in denen er ist, und lädt niemanden ein.</translation>
    </message>
    <message>
        <source>A member finds and joins the public rooms.</source>
        <translation>Ein Mitglied findet die öffentlichen Räume und tritt ihnen bei.</translation>
    </message>
    <message>
        <source>The space did not answer. Choose them again when you’re back online.</source>
        <translation>Keine Antwort. Wähle diesen Menschen noch einmal, wenn du wieder verbunden bist.</translation>
    </message>
    <message>
        <source>They are banned from this space.</source>
        <translation>Ist von diesem Space ausgeschlossen.</translation>
    </message>
    <message>
        <source>You may not invite them here.</source>
        <translation>Hierher darfst du niemanden einladen.</translation>
    </message>
    <message>
        <source>%1 moderated you</source>
        <translation>%1 hat dich moderiert</translation>
    </message>
    <message>
        <source>You are signed out.</source>
        <translation>Du bist abgemeldet.</translation>
    </message>
    <message>
        <source>You are banned from this space.</source>
        <translation>Du bist aus diesem Space ausgesperrt.</translation>
    </message>
    <message>
        <source>What was written is still here, and what you write is sent once you have signed in again.</source>
        <translation>Was geschrieben wurde, ist noch da, und was du schreibst, wird gesendet, sobald du wieder angemeldet bist.</translation>
    </message>
    <message>
        <source>It takes new people by invitation only, or nobody new at all.</source>
        <translation>Er nimmt neue Leute nur mit Einladung auf, oder gar niemanden mehr.</translation>
    </message>
</context>
<context>
    <name>YouCard</name>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
</context>
<context>
    <name>desktop::FreedesktopNotifier</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>ui::Alerts</name>
    <message>
        <source>%1 in %2</source>
        <extracomment>%1 is a person, %2 a room</extracomment>
        <translation>%1 in %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n new message(s)</source>
        <extracomment>%1 is a person or a room</extracomment>
        <translation>
            <numerusform>%1: eine neue Nachricht</numerusform>
            <numerusform>%1: %n neue Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a person, %2 what they wrote</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
</TS>
