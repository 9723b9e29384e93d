// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hosting.h"
#include "settings.h"
#include "signin.h"
#include "space.h"

#include <QAbstractItemModel>
#include <QObject>
#include <qqmlintegration.h>

namespace ui {

/// The root of what the window sees: the only object that QML is given; everything else hangs on it. What
/// needs the disk or the network is done by who derives it.
class App : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_CLASSINFO("RegisterEnumClassesUnscoped", "false")
    QML_UNCREATABLE("given by the program")
    Q_PROPERTY(ui::Settings *settings READ settings CONSTANT)
    Q_PROPERTY(ui::Hosting *hosting READ hosting CONSTANT)
    Q_PROPERTY(ui::SignIn *signIn READ signIn CONSTANT)
    Q_PROPERTY(QAbstractItemModel *spaces READ spaces CONSTANT)
    Q_PROPERTY(ui::Space *space READ space NOTIFY spaceChanged)
    Q_PROPERTY(int unread READ unread NOTIFY unreadChanged)
    Q_PROPERTY(bool hasTray READ hasTray NOTIFY hasTrayChanged)
    Q_PROPERTY(Problem problem READ problem NOTIFY problemChanged)
    Q_PROPERTY(KeyState keyState READ keyState NOTIFY keyStateChanged)
    Q_PROPERTY(QString damagedFile READ damagedFile NOTIFY damagedFileChanged)
    Q_PROPERTY(bool isSystemDark READ isSystemDark NOTIFY isSystemDarkChanged)
    Q_PROPERTY(bool isMotionReduced READ isMotionReduced CONSTANT)

public:
    /// Why what was asked for was not done.
    enum class Problem {
        None,
        BadAddress, ///< not something that can be an address
        TooNew,     ///< a newer version of Wireside wrote what is on the disk
        Damaged,    ///< what is on the disk cannot be read; the next start repairs it
        Disk,       ///< the disk refuses
    };
    Q_ENUM(Problem)

    /// Where the key of this device is, without which no space is opened.
    enum class KeyState {
        Ready,      ///< here; or the system is still being asked for it
        NoKeychain, ///< not made yet: no keychain takes it, so the first space opened puts it into a file
        Locked,     ///< in the system's keychain, which does not give it
        Unreadable, ///< in a file that cannot be read
    };
    Q_ENUM(KeyState)

    using QObject::QObject;

    [[nodiscard]] virtual Settings *settings() = 0;
    [[nodiscard]] virtual Hosting *hosting() = 0;
    /// Signs in to servers that are shown then.
    [[nodiscard]] virtual SignIn *signIn() = 0;
    /// The spaces joined before (SpaceItem), the latest first.
    [[nodiscard]] virtual QAbstractItemModel *spaces() = 0;
    /// The space that is shown; nothing where the start page is.
    [[nodiscard]] Space *space() const { return m_space; }
    /// Messages of others that I have not seen, in all spaces that are open.
    [[nodiscard]] int unread() const { return m_unread; }
    /// Whether the desktop has a tray for the program's icon.
    [[nodiscard]] bool hasTray() const { return m_hasTray; }
    [[nodiscard]] Problem problem() const { return m_problem; }
    [[nodiscard]] KeyState keyState() const { return m_keyState; }
    /// Databases that were damaged and set aside, a path a line, until the user has read of it; mostly empty.
    [[nodiscard]] const QString &damagedFile() const { return m_damagedFile; }
    /// The user has read of it.
    Q_INVOKABLE void dismissDamage();
    [[nodiscard]] virtual bool isSystemDark() const = 0;
    [[nodiscard]] virtual bool isMotionReduced() const = 0;

    /// Where the window opens: where it was, as far as there is a screen now; empty at the first start.
    [[nodiscard]] Q_INVOKABLE QRectF windowPlace();

    /// Shows the space at an address, HOST or HOST:PORT or an URL, and joins it where it is new.
    Q_INVOKABLE virtual void openSpace(const QString &address) = 0;
    /// Shows the start page; the connection of the space stays.
    Q_INVOKABLE virtual void showStart() = 0;
    /// Asks for the key of this device again.
    Q_INVOKABLE virtual void retryKey() = 0;
    /// Forgets a space: its history, drafts, what waits in its outbox and what signs in to it go from here.
    Q_INVOKABLE virtual void forgetSpace(const QString &address) = 0;
    Q_INVOKABLE virtual void copyToClipboard(const QString &text) = 0;

Q_SIGNALS:
    void spaceChanged();
    void unreadChanged();
    void hasTrayChanged();
    void problemChanged();
    void keyStateChanged();
    void damagedFileChanged();
    void isSystemDarkChanged();
    /// The window is to come to the front.
    void raised();
    /// The icon in the tray is to show a message, which the user may then click.
    void trayMessage(const QString &title, const QString &text);
    void trayMessageClicked();

protected:
    void showSpace(Space *space);
    void setUnread(int unread);
    /// There is a tray now.
    void foundTray();
    void setProblem(Problem problem);
    void setKeyState(KeyState state);
    /// A damaged database was set aside there.
    void addDamagedFile(const QString &path);

private:
    Space *m_space = nullptr;
    int m_unread = 0;
    bool m_hasTray = false;
    Problem m_problem = Problem::None;
    KeyState m_keyState = KeyState::Ready;
    QString m_damagedFile;
};

} // namespace ui
