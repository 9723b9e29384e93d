// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/fixtureapp.h"

#include "models/avatarcolor.h"

#include <algorithm>

namespace qmltest {

namespace {

const QString maraName = QStringLiteral("Mara Okafor");

ui::Settings::Values withName(ui::Settings::Values kept)
{
    if (!kept.contains(QStringLiteral("name")))
        kept.insert(QStringLiteral("name"), maraName);
    return kept;
}

} // namespace

void FixtureHosting::start(const QString &spaceName)
{
    setSpaceName(spaceName);
    setAddresses({QStringLiteral("192.168.1.20:7470"), QStringLiteral("10.0.0.7:7470")});
    enter(State::Running);
}

void FixtureHosting::stop()
{
    setOthers(0);
    setAddresses({});
    enter(State::Stopped);
}

FixtureApp::FixtureApp(const ui::Settings::Values &kept, QObject *parent)
    : ui::App(parent)
    , m_world(1, support::ownedBy(maraName))
    , m_mara(&m_world.add(maraName, {.longestCatchUp = 60}))
    , m_settings(withName(kept))
    , m_signIn(m_world.clock())
{
    m_people.emplace(maraName, m_mara);
    settle();
}

FixtureApp::~FixtureApp() = default;

void FixtureApp::openSpace(const QString &address)
{
    show(std::make_unique<ui::Space>(m_world.clock(), m_mara->session(), address));
}

void FixtureApp::show(std::unique_ptr<ui::Space> space)
{
    showSpace(space.get());
    m_openSpace = std::move(space);
}

void FixtureApp::showStart()
{
    showSpace(nullptr);
}

void FixtureApp::retryKey()
{
    setKeyState(KeyState::Ready);
}

void FixtureApp::forgetSpace(const QString &address)
{
    const auto &items = m_spaces.items();
    const auto at = std::ranges::find(items, address, &ui::SpaceItem::address);
    if (at != items.end())
        m_spaces.apply(
            client::ListChanges<ui::SpaceRow>{client::Removed{static_cast<int>(at - items.begin()), 1}});
}

support::Device &FixtureApp::person(const QString &name)
{
    const auto known = m_people.find(name);
    if (known != m_people.end())
        return *known->second;
    support::Device &device = m_world.add(name);
    m_people.emplace(name, &device);
    settle();
    return device;
}

void FixtureApp::setSystemDark(bool isDark)
{
    m_isSystemDark = isDark;
    Q_EMIT isSystemDarkChanged();
}

void FixtureApp::say(const QString &name, const QString &room, const QString &text)
{
    person(name).write(base::RoomId(room), text);
    settle();
}

void FixtureApp::miss(const QString &name, const QString &room, int count)
{
    m_mara->connection().close();
    for (int i = 1; i <= count; ++i)
        person(name).write(base::RoomId(room), QStringLiteral("missed %1").arg(i));
    settle();
    m_mara->connection().open();
    settle();
}

void FixtureApp::pickColor(const QString &name, int color)
{
    person(name).session().setProfile(name, models::avatarColorAt(color));
    settle();
}

void FixtureApp::read(const QString &name, const QString &room)
{
    person(name).session().markRead(base::RoomId(room));
    settle();
}

void FixtureApp::goAway(const QString &name)
{
    person(name).session().setPresence(protocol::Status::Away);
    settle();
    // What changes is gathered for a second.
    advance(2);
}

void FixtureApp::saySelf(const QString &name, const QString &text)
{
    person(name).session().setStatusText(text);
    settle();
}

void FixtureApp::startTyping(const QString &name, const QString &room)
{
    person(name).session().setTyping(base::RoomId(room), true);
    settle();
}

void FixtureApp::makeRoom(const QString &name, const QString &room)
{
    const auto joinToo = [this](const client::Answer &answer) {
        if (const auto *created = client::ackOf<protocol::RoomCreatedAck>(answer))
            m_mara->session().ask(protocol::JoinRoom{{}, created->room}, [](const client::Answer &) {});
    };
    person(name).session().ask(protocol::CreateRoom{{}, room, protocol::RoomKind::Public, {}}, joinToo);
    settle();
}

QString FixtureApp::roomOf(const QString &name) const
{
    const auto &rooms = m_mara->session().rooms();
    const auto found = std::ranges::find(rooms, name, &client::RoomRow::name);
    return found == rooms.end() ? QString() : found->room.value();
}

void FixtureApp::failMessage(const QString &room, const QString &text)
{
    constexpr base::Seq nowhere = 9999;
    m_mara->session().write(base::RoomId(room), text, {}, nowhere);
    settle();
}

void FixtureApp::stopServer()
{
    m_world.stopServer();
    settle();
}

void FixtureApp::startServer()
{
    m_world.startServer();
    advance(60);
}

void FixtureApp::failDisk()
{
    m_world.of(*m_mara).disk.fail();
    support::World::deliver();
}

} // namespace qmltest
