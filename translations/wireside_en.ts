<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AwayRow</name>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>After %n minute</numerusform>
            <numerusform>After %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComposerBar</name>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>%n character too many</numerusform>
            <numerusform>%n characters too many</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) left</source>
        <translation>
            <numerusform>%n character left</numerusform>
            <numerusform>%n characters left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionBanner</name>
    <message numerus="yes">
        <source>Trying again in %n s. What you write is kept, and sent when you’re back.</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>Trying again in %n s. What you write is kept, and sent when you’re back.</numerusform>
            <numerusform>Trying again in %n s. What you write is kept, and sent when you’re back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GapLine</name>
    <message numerus="yes">
        <source>%n message(s) being fetched</source>
        <translation>
            <numerusform>%n message being fetched</numerusform>
            <numerusform>%n messages being fetched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) to be fetched once you are connected</source>
        <translation>
            <numerusform>%n message to be fetched once you are connected</numerusform>
            <numerusform>%n messages to be fetched once you are connected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HostedSpace</name>
    <message numerus="yes">
        <source>%1 is open, with %n other person(s) in it.</source>
        <extracomment>%1 is the name of the space</extracomment>
        <translation>
            <numerusform>%1 is open, with %n other person in it.</numerusform>
            <numerusform>%1 is open, with %n other people in it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxRow</name>
    <message numerus="yes">
        <source>%1, %n new</source>
        <translation>
            <numerusform>%1, %n new</numerusform>
            <numerusform>%1, %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message numerus="yes">
        <source>Invite %n</source>
        <comment>people</comment>
        <translation>
            <numerusform>Invite %n</numerusform>
            <numerusform>Invite %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JoinRoomDialog</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message numerus="yes">
        <source>Jump to newest · %n new</source>
        <translation>
            <numerusform>Jump to newest · %n new</numerusform>
            <numerusform>Jump to newest · %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MembersPane</name>
    <message numerus="yes">
        <source>%n member(s) · presence unknown while offline</source>
        <translation>
            <numerusform>%n member · presence unknown while offline</numerusform>
            <numerusform>%n members · presence unknown while offline</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReactionsRow</name>
    <message numerus="yes">
        <source>%1, %n time(s)</source>
        <extracomment>Read out: an emoji, and how many people have answered with it</extracomment>
        <translation>
            <numerusform>%1, %n time</numerusform>
            <numerusform>%1, %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoomDelegate</name>
    <message numerus="yes">
        <source>%1, %n unread message(s)</source>
        <translation>
            <numerusform>%1, %n unread message</numerusform>
            <numerusform>%1, %n unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoomHeader</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
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
</context>
<context>
    <name>SidebarHead</name>
    <message numerus="yes">
        <source>Offline · %n waiting</source>
        <comment>messages that wait to be sent</comment>
        <translation>
            <numerusform>Offline · %n waiting</numerusform>
            <numerusform>Offline · %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignInWords</name>
    <message numerus="yes">
        <source>Too many tries. You can try again in %n s.</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>Too many tries. You can try again in %n s.</numerusform>
            <numerusform>Too many tries. You can try again in %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignOutDialog</name>
    <message numerus="yes">
        <source>%n message(s) are not sent yet. They wait here until you sign in again.</source>
        <translation>
            <numerusform>%n message is not sent yet. It waits here until you sign in again.</numerusform>
            <numerusform>%n messages are not sent yet. They wait here until you sign in again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StopDialog</name>
    <message numerus="yes">
        <source>%n other person(s) are in it. They lose the connection until you host it again; nothing that was written is lost.</source>
        <translation>
            <numerusform>%n other person is in it. They lose the connection until you host it again; nothing that was written is lost.</numerusform>
            <numerusform>%n other people are in it. They lose the connection until you host it again; nothing that was written is lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelineRow</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>Wireside · %n unread</source>
        <comment>messages</comment>
        <translation>
            <numerusform>Wireside · %n unread</numerusform>
            <numerusform>Wireside · %n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TypingLine</name>
    <message numerus="yes">
        <source>%n people are typing…</source>
        <translation>
            <numerusform>%n person is typing…</numerusform>
            <numerusform>%n people are typing…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>Read by %n</source>
        <translation>
            <numerusform>Read by %n</numerusform>
            <numerusform>Read by %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Alerts</name>
    <message numerus="yes">
        <source>%1: %n new message(s)</source>
        <extracomment>%1 is a person or a room</extracomment>
        <translation>
            <numerusform>%1: %n new message</numerusform>
            <numerusform>%1: %n new messages</numerusform>
        </translation>
    </message>
</context>
</TS>
