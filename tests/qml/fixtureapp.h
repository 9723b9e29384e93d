// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/fixturesignin.h"
#include "support/world.h"
#include "ui/app.h"
#include "ui/spacesmodel.h"

#include <map>
#include <memory>

namespace qmltest {

/// Hosts nothing, but says that it does.
class FixtureHosting final : public ui::Hosting
{
    Q_OBJECT

public:
    using ui::Hosting::Hosting;

    [[nodiscard]] QString folder() const override { return QStringLiteral("/home/mara/hosted"); }
    void start(const QString &spaceName) override;
    void stop() override;
    Q_INVOKABLE void letIn(int others) { setOthers(others); }
    Q_INVOKABLE void fail(int problem) { enter(State::Stopped, static_cast<Problem>(problem)); }
};

/// The app over a real session: Mara's, in a space with others in the same process. Time stands still and
/// disks commit only when a test says so.
class FixtureApp final : public ui::App
{
    Q_OBJECT

public:
    explicit FixtureApp(const ui::Settings::Values &kept = {}, QObject *parent = nullptr);
    ~FixtureApp() override;

    [[nodiscard]] ui::Settings *settings() override { return &m_settings; }
    [[nodiscard]] ui::Hosting *hosting() override { return &m_hosting; }
    [[nodiscard]] ui::SignIn *signIn() override { return &m_signIn; }
    [[nodiscard]] QAbstractItemModel *spaces() override { return &m_spaces; }
    [[nodiscard]] bool isSystemDark() const override { return m_isSystemDark; }
    [[nodiscard]] bool isMotionReduced() const override { return true; }

    void openSpace(const QString &address) override;
    void showStart() override;
    void retryKey() override;
    void forgetSpace(const QString &address) override;
    void copyToClipboard(const QString &text) override { m_copied = text; }

    [[nodiscard]] support::World &world() { return m_world; }
    [[nodiscard]] support::Device &mara() { return *m_mara; }
    [[nodiscard]] support::Device &person(const QString &name);
    [[nodiscard]] FixtureHosting &fixtureHosting() { return m_hosting; }
    [[nodiscard]] FixtureSignIn &fixtureSignIn() { return m_signIn; }
    /// How the key of the device is, from now on.
    Q_INVOKABLE void holdKey(int state) { setKeyState(static_cast<KeyState>(state)); }
    [[nodiscard]] const QString &copied() const { return m_copied; }
    /// Shows that space instead of any other.
    void show(std::unique_ptr<ui::Space> space);
    void setSystemDark(bool isDark);
    void setSpaces(const std::vector<ui::SpaceRow> &rows) { m_spaces.assign(rows); }

    /// Everybody who is here has joined, and the disks have committed.
    Q_INVOKABLE void settle() { m_world.settle(); }
    Q_INVOKABLE void advance(int seconds) { m_world.advance(std::chrono::seconds(seconds)); }
    /// A person, who comes where they are not here yet, says something.
    Q_INVOKABLE void say(const QString &person, const QString &room, const QString &text);
    /// Mara is away while a person says so much.
    Q_INVOKABLE void miss(const QString &person, const QString &room, int count);
    /// A person picks the avatar colour at a place of the palette, and signs in again.
    Q_INVOKABLE void pickColor(const QString &person, int color);
    /// A person has seen all that is in a room.
    Q_INVOKABLE void read(const QString &person, const QString &room);
    Q_INVOKABLE void goAway(const QString &person);
    /// Somebody says that of themselves.
    Q_INVOKABLE void saySelf(const QString &person, const QString &text);
    Q_INVOKABLE void startTyping(const QString &person, const QString &room);
    /// A person makes a public room, or joins the one of that name, and so does Mara.
    Q_INVOKABLE void makeRoom(const QString &person, const QString &name);
    /// Mara's own, by her name for it.
    Q_INVOKABLE [[nodiscard]] QString roomOf(const QString &name) const;
    Q_INVOKABLE void come(const QString &name) { static_cast<void>(person(name)); }
    Q_INVOKABLE [[nodiscard]] QString idOf(const QString &name)
    {
        return person(name).session().me().value();
    }
    /// Mara sends what the server refuses: an answer to a message that is not there.
    Q_INVOKABLE void failMessage(const QString &room, const QString &text);
    Q_INVOKABLE void stopServer();
    Q_INVOKABLE void startServer();
    /// A damaged database was set aside there.
    Q_INVOKABLE void damage(const QString &path) { addDamagedFile(path); }
    /// The disk refuses what Mara has given it.
    Q_INVOKABLE void failDisk();

private:
    support::World m_world;
    support::Device *m_mara;
    std::map<QString, support::Device *> m_people;
    ui::Settings m_settings;
    FixtureHosting m_hosting;
    FixtureSignIn m_signIn;
    ui::SpacesModel m_spaces;
    std::unique_ptr<ui::Space> m_openSpace;
    QString m_copied;
    bool m_isSystemDark = false;
};

} // namespace qmltest
