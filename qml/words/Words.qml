// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick
import Wireside.Ui

/// What the program's codes mean, in words that say what to do next.
QtObject {
    id: root

    /// How somebody is.
    function presence(presence: int): string {
        switch (presence) {
        case MemberItem.Presence.Online:
            return qsTr("online");
        case MemberItem.Presence.Away:
            return qsTr("away");
        case MemberItem.Presence.Offline:
            return qsTr("offline");
        }
        return qsTr("presence unknown");
    }

    /// What a member is, and how.
    function member(presence: int, role: int, spaceRole: int, isMuted: bool, statusText: string): string {
        const rank = role === MemberItem.Role.Owner ? ", " + qsTr("owner")
            : spaceRole === MemberItem.Role.Moderator ? ", " + qsTr("moderator of the space")
            : role === MemberItem.Role.Moderator ? ", " + qsTr("moderator")
            : role === MemberItem.Role.Guest ? ", " + qsTr("guest") : "";
        const text = root.presence(presence) + rank + (isMuted ? ", " + qsTr("muted") : "");
        return statusText.length > 0 ? Looks.fill("%1, %2", [text, statusText]) : text;
    }

    /// A role by its word in the protocol.
    function role(word: string): string {
        switch (word) {
        case "owner":
            return qsTr("owner");
        case "moderator":
            return qsTr("moderator");
        case "guest":
            return qsTr("guest");
        }
        return qsTr("member");
    }

    /// How far a message of mine has come.
    function reach(isPending: bool, isDelivered: bool, readers: int): string {
        if (isPending)
            return qsTr("On its way");
        if (readers > 0)
            return qsTr("Read by %n", "", readers);
        return isDelivered ? qsTr("Delivered") : qsTr("Sent");
    }

    /// When the other person has read it; no date, no time where that is not known.
    function readAt(time: date): string {
        if (isNaN(time.getTime()))
            return qsTr("Read");
        const isToday = time.toDateString() === new Date().toDateString();
        //: %1 is a time, or a date and a time
        return qsTr("Read %1").arg(isToday ? time.toLocaleTimeString(Qt.locale(), Locale.ShortFormat)
            : time.toLocaleString(Qt.locale(), Locale.ShortFormat));
    }

    /// What somebody has made of it, and when.
    function receipt(reached: int, time: string): string {
        switch (reached) {
        case ReceiptItem.Reached.Read:
            //: %1 is a date and a time
            return qsTr("Read %1").arg(time);
        case ReceiptItem.Reached.Delivered:
            //: %1 is a date and a time
            return qsTr("Delivered %1").arg(time);
        }
        return qsTr("Not yet");
    }

    /// What somebody is in the space.
    function spaceRole(role: int): string {
        switch (role) {
        case MemberItem.Role.Owner:
            return qsTr("Owner");
        case MemberItem.Role.Moderator:
            return qsTr("Moderator");
        case MemberItem.Role.Guest:
            return qsTr("Guest");
        }
        return qsTr("Member");
    }

    /// What those may who are that in the space.
    function roleDetail(role: int): string {
        switch (role) {
        case MemberItem.Role.Owner:
            return qsTr("An owner may do everything, and decides who else is an owner.");
        case MemberItem.Role.Moderator:
            return qsTr("A moderator moderates every room that they are in, bans people, and makes announcements.");
        case MemberItem.Role.Guest:
            return qsTr("A guest sees only the rooms that they are in, and invites nobody.");
        }
        return qsTr("A member finds and joins the public rooms.");
    }

    /// Why the space did not let somebody into a room, by the code that it gave; empty where it did not answer.
    function notInvited(code: string): string {
        switch (code) {
        case "":
            return qsTr("The space did not answer. Choose them again when you’re back online.");
        case "bad_field":
            return qsTr("They are banned from this space.");
        case "rate_limited":
        case "unavailable":
            return root.trouble(Space.Trouble.TooFast);
        case "not_found":
            return qsTr("This room is not there any more.");
        }
        return qsTr("You may not invite them here.");
    }

    /// Why somebody was told in person.
    function notification(kind: int, name: string, room: string): string {
        switch (kind) {
        case InboxItem.Kind.Mention:
            return Looks.fill(qsTr("%1 mentioned you in %2", "%1 is a person, %2 a room"), [name, room]);
        case InboxItem.Kind.Reply:
            return Looks.fill(qsTr("%1 answered you in %2", "%1 is a person, %2 a room"), [name, room]);
        case InboxItem.Kind.Direct:
            return qsTr("%1 wrote to you").arg(name);
        case InboxItem.Kind.Invitation:
            return Looks.fill(qsTr("%1 brought you into %2", "%1 is a person, %2 a room"), [name, room]);
        }
        return qsTr("%1 moderated you").arg(name);
    }

    /// What somebody did by right; `who` is empty for whoever runs the server, `detail` for what a mute ends.
    function audit(action: string, who: string, target: string, room: string, detail: string): string {
        const actor = who.length > 0 ? who : qsTr("The server’s administrator");
        switch (action) {
        case "invite_member":
            return Looks.fill(qsTr("%1 brought %2 into %3", "%1 and %2 are people, %3 a room"), [actor, target, room]);
        case "remove_member":
            return Looks.fill(qsTr("%1 removed %2 from %3", "%1 and %2 are people, %3 a room"), [actor, target, room]);
        case "mute_member":
            return detail.length > 0 ? Looks.fill(qsTr("%1 muted %2 in %3", "%1 and %2 are people, %3 a room"), [actor, target, room])
                : Looks.fill(qsTr("%1 lets %2 write in %3 again", "%1 and %2 are people, %3 a room"), [actor, target, room]);
        case "set_role":
            return Looks.fill(qsTr("%1 made %2 %3", "%1 and %2 are people, %3 is owner, moderator, member or guest"),
                [actor, target, root.role(detail)]);
        case "delete_message":
            return Looks.fill(qsTr("%1 deleted a message of %2", "both are people"), [actor, target]);
        case "ban":
            return Looks.fill(qsTr("%1 banned %2", "both are people"), [actor, target]);
        case "unban":
            return Looks.fill(qsTr("%1 lets %2 in again", "both are people"), [actor, target]);
        case "update_space":
            return qsTr("%1 changed the space").arg(actor);
        case "announce":
            return qsTr("%1 announced something").arg(actor);
        }
        return Looks.fill(qsTr("%1: %2", "%1 is a person, %2 what they did, a word of the protocol"), [actor, action]);
    }

    /// Why what was asked of the app was not done.
    function problem(problem: int): string {
        switch (problem) {
        case App.Problem.BadAddress:
            return qsTr("This is not an address. An address looks like 192.168.1.20:8787.");
        case App.Problem.TooNew:
            return qsTr("A newer version of Wireside has been used on this computer. Please update this one.");
        case App.Problem.Damaged:
            return qsTr("What Wireside keeps on this computer is damaged. Start it again: it is repaired then.");
        case App.Problem.Disk:
            return qsTr("The disk cannot be read or written. Is it full?");
        }
        return "";
    }

    /// How the key of this device is kept.
    function key(state: int): string {
        switch (state) {
        case App.KeyState.NoKeychain:
            return qsTr("This computer has no keychain that can be used. The key that tells who you are will be kept in a file that only your user account can read.");
        case App.KeyState.Locked:
            return qsTr("The key that tells who you are is in this computer’s keychain, which is locked or does not answer. Unlock it and try again.");
        case App.KeyState.Unreadable:
            return qsTr("The key that tells who you are cannot be read, so nobody would recognise you.");
        }
        return "";
    }

    /// Why hosting of the space in a folder did not start.
    function hosting(problem: int, folder: string): string {
        switch (problem) {
        case Hosting.Problem.PortTaken:
            return qsTr("Another program on this computer uses the same port. Close it and try again.");
        case Hosting.Problem.NotAllowed:
            return qsTr("This computer does not allow Wireside to accept connections. Look at its firewall.");
        case Hosting.Problem.FolderBusy:
            return qsTr("Another Wireside on this computer hosts this space already.");
        case Hosting.Problem.TooNew:
            return qsTr("A newer version of Wireside has hosted this space. Please update this one.");
        case Hosting.Problem.Damaged:
            //: %1 is a folder
            return Looks.fill(qsTr("What was kept of the space is damaged. It was left as it is, in %1. If you have a copy of this folder, put it back."), [folder]);
        case Hosting.Problem.Disk:
            return qsTr("The folder of the space cannot be read or written. Is the disk full?");
        }
        return "";
    }

    /// Why the space did not do what was asked.
    function trouble(trouble: int): string {
        switch (trouble) {
        case Space.Trouble.NameTaken:
            return qsTr("There is a room of this name already. Choose another one.");
        case Space.Trouble.BadName:
            return qsTr("This name cannot be used. Try letters, digits and spaces.");
        case Space.Trouble.NotAllowed:
            return qsTr("You may not do this here.");
        case Space.Trouble.NotFound:
            return qsTr("It is not there any more.");
        case Space.Trouble.TooFast:
            return qsTr("That was too much at once. Wait a moment and try again.");
        case Space.Trouble.Offline:
            return qsTr("This needs a connection to the space. Try again when you’re back online.");
        case Space.Trouble.Disk:
            return qsTr("The disk cannot be read or written. Is it full?");
        }
        return "";
    }

    /// Why a message was refused, by the code that the server gave.
    function failure(code: string): string {
        switch (code) {
        case "too_long":
            return qsTr("It is longer than this space allows.");
        case "not_allowed":
            return qsTr("You may not write here.");
        case "not_a_member":
            return qsTr("You are not in this room any more.");
        case "not_found":
            return qsTr("This room is not there any more.");
        case "unauthenticated":
            return qsTr("The space does not recognise you.");
        }
        //: %1 is a code such as "bad_field"
        return qsTr("The space refused it (%1).").arg(code);
    }

    /// Why the space does not let the user in.
    function refusalTitle(refusal: int): string {
        switch (refusal) {
        case Space.Refusal.SignIn:
            return qsTr("You are signed out.");
        case Space.Refusal.Banned:
            return qsTr("You are banned from this space.");
        case Space.Refusal.NameTaken:
            return qsTr("Somebody else has your name.");
        case Space.Refusal.BadName:
            return qsTr("The space does not take your name.");
        case Space.Refusal.ServerKeyChanged:
            return qsTr("This is not the space you know.");
        }
        return qsTr("The space does not let you in.");
    }

    /// What to do about it.
    function refusalAdvice(refusal: int): string {
        switch (refusal) {
        case Space.Refusal.SignIn:
            return qsTr("What was written is still here, and what you write is sent once you have signed in again.");
        case Space.Refusal.Closed:
            return qsTr("It takes new people by invitation only, or nobody new at all.");
        case Space.Refusal.NameTaken:
            return qsTr("Change your name in the settings, then try again.");
        case Space.Refusal.BadName:
            return qsTr("Choose another name in the settings, then try again.");
        case Space.Refusal.ServerKeyChanged:
            return qsTr("Its key has changed, so nothing was sent. Somebody may be pretending to be it, or it was set up anew. Ask whoever hosts it before you go on.");
        }
        return qsTr("Ask whoever hosts it.");
    }
}
