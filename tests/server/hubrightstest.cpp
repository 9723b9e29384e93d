// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wirenames.h"
#include "server/hubfixture.h"
#include "server/rightstable.h"

#include <QTest>

#include <ranges>

using namespace server;
using protocol::Circle;
using protocol::Role;
using protocol::RoomKind;
using wire::request;
using Person = HubFixture::Person;

namespace {

const QStringList ranks{QStringLiteral("guest"), QStringLiteral("member"), QStringLiteral("room moderator"),
                        QStringLiteral("moderator"), QStringLiteral("owner")};
const QStringList kinds{QStringLiteral("public"), QStringLiteral("private"), QStringLiteral("direct")};

/// A space with somebody of each rank who may be asked for, one of whom acts.
class Scene
{
public:
    Scene(const QString &rank, const QString &condition)
        : olga(space.signIn(QStringLiteral("Olga")))
        , mika(space.signIn(QStringLiteral("Mika")))
        , theo(space.signIn(QStringLiteral("Theo")))
        , nora(space.signIn(QStringLiteral("Nora")))
        , actor(rank == QLatin1String("owner") ? olga : space.signIn(QStringLiteral("Ada")))
        , m_rank(rank)
        , m_condition(condition)
    {
        if (isFor("room_creators") && isFor("moderators"))
            (void)space.ask(olga, protocol::UpdateSpace{next(), {}, Circle::Moderators, {}});
    }

    /// Mika's room of that kind, or Theo's direct messages, with the actor in it or not.
    void makeRoom(RoomKind kind, bool isIn)
    {
        protocol::CreateRoom create{next(), QStringLiteral("Tea"), kind, {theo.user}};
        if (isFor("writers"))
            create.writers = isFor("moderators") ? Circle::Moderators : Circle::Everyone;
        if (isFor("inviters"))
            create.inviters = isFor("moderators") ? Circle::Moderators : Circle::Everyone;
        if (isIn)
            create.members.push_back(actor.user);
        Person maker = mika;
        if (kind == RoomKind::Direct) {
            maker = theo;
            create.name.clear();
            create.members = {isIn ? actor.user : mika.user};
        }
        space.hub().handle(maker.session, create);
        space.storage().commit();
        room = std::get<protocol::RoomCreatedAck>(space.eventsFor(maker).at(0)).room;
        others = write(theo);
        others = others != 0 ? others : write(maker);
        if (m_rank == QLatin1String("room moderator") && isIn && kind != RoomKind::Direct)
            (void)space.ask(mika, protocol::SetRole{next(), actor.user, Role::Moderator, room});
    }

    /// Lets somebody write in the room; the place of what they wrote, 0 where they may not.
    base::Seq write(const Person &person)
    {
        space.hub().handle(person.session,
                           protocol::ChatMessage{next(), room, QStringLiteral("text"), {}, {}});
        space.storage().commit();
        const protocol::Event event = space.eventsFor(person).back();
        const auto *stored = std::get_if<protocol::MessageStored>(&event);
        return stored ? stored->seq : 0;
    }

    /// Gives the actor their role; last, since a guest is not let into what is made for others.
    void giveRole()
    {
        const auto role = protocol::fromWireName<Role>(m_rank);
        if (role && *role != Role::Owner)
            (void)space.ask(olga, protocol::SetRole{next(), actor.user, *role, {}});
        own = room.value().isEmpty() ? 0 : write(actor);
        own = own != 0 ? own : others;
        space.forget();
    }

    /// What the actor is answered: "ack" or an error's code.
    [[nodiscard]] QString answer(const protocol::Command &command)
    {
        space.hub().handle(actor.session, command);
        space.storage().commit();
        const auto events = space.eventsFor(actor);
        if (events.empty())
            return QStringLiteral("nothing");
        const auto *failure = std::get_if<protocol::Failure>(&events.front());
        return failure ? QString::fromLatin1(toWireName(failure->code)) : QStringLiteral("ack");
    }

    /// The request of that type, about the room and people of this scene.
    [[nodiscard]] protocol::Command command(const QString &type)
    {
        const base::RequestId id = next();
        const bool isInSpace = room.value().isEmpty();
        const auto kind = isFor("direct") ? RoomKind::Direct : RoomKind::Public;
        const QString name = kind == RoomKind::Direct ? QString() : QStringLiteral("Coffee");
        const std::map<QString, protocol::Command> commands{
            {QStringLiteral("room_members"), protocol::RoomMembers{id, room, {}}},
            {QStringLiteral("subscribe"), protocol::Subscribe{id, room, 0}},
            {QStringLiteral("room_history"), protocol::RoomHistory{id, room, {}, {}, 50}},
            {QStringLiteral("message_receipts"), protocol::ListReceipts{id, room, others}},
            {QStringLiteral("chat_message"), protocol::ChatMessage{id, room, QStringLiteral("text"), {}, {}}},
            {QStringLiteral("edit_message"), protocol::EditMessage{id, room, {own, QStringLiteral("other")}}},
            {QStringLiteral("delete_message"),
             protocol::DeleteMessage{id, room, {isFor("others") ? others : own}}},
            {QStringLiteral("react"), protocol::React{id, room, {others, QStringLiteral("👍"), true}}},
            {QStringLiteral("pin"), protocol::Pin{id, room, {others, true}}},
            {QStringLiteral("join_room"), protocol::JoinRoom{id, room}},
            {QStringLiteral("leave_room"), protocol::LeaveRoom{id, room}},
            {QStringLiteral("update_room"), protocol::UpdateRoom{id, room, {}, QStringLiteral("topic")}},
            {QStringLiteral("invite_member"), protocol::InviteMember{id, room, nora.user}},
            {QStringLiteral("remove_member"), protocol::RemoveMember{id, room, theo.user, {}}},
            {QStringLiteral("mute_member"),
             protocol::MuteMember{id, room, theo.user, std::chrono::milliseconds(1'000)}},
            {QStringLiteral("set_role"), isInSpace ? protocol::SetRole{id, theo.user, Role::Guest, {}}
                                                   : protocol::SetRole{id, theo.user, Role::Moderator, room}},
            {QStringLiteral("create_room"), protocol::CreateRoom{id, name, kind, {theo.user}}},
            {QStringLiteral("list_rooms"), protocol::ListRooms{id, {}}},
            {QStringLiteral("positions"), protocol::Positions{id}},
            {QStringLiteral("ban"), protocol::Ban{id, theo.user, {}}},
            {QStringLiteral("unban"), protocol::Unban{id, theo.user}},
            {QStringLiteral("list_bans"), protocol::ListBans{id, {}}},
            {QStringLiteral("audit_log"), protocol::ReadAuditLog{id, {}, 50}},
            {QStringLiteral("announce"), protocol::Announce{id, QStringLiteral("hear")}},
            {QStringLiteral("update_space"), protocol::UpdateSpace{id, {}, {}, protocol::EmptyRooms::Keep}},
        };
        return commands.at(type);
    }

    HubFixture space;
    Person olga;
    Person mika;
    Person theo;
    Person nora;
    Person actor;
    base::RoomId room;
    base::Seq others = 0; ///< a message of Theo, or of who made the room where Theo may not write
    base::Seq own = 0;    ///< one of the actor; or that one, where they may not write

private:
    [[nodiscard]] bool isFor(const char *word) const { return m_condition.contains(QLatin1String(word)); }
    [[nodiscard]] base::RequestId next() { return request(++m_requests); }

    QString m_rank;
    QString m_condition;
    int m_requests = 0;
};

/// What the table says to somebody of that rank where `cell` names the least who may.
QString expected(const QString &cell, const QString &rank)
{
    const bool isAllowed = ranks.contains(cell) && ranks.indexOf(rank) >= ranks.indexOf(cell);
    return isAllowed ? QStringLiteral("ack") : QStringLiteral("not_allowed");
}

} // namespace

/// Drives the hub with every cell of PROTOCOL.md's tables of rights.
class HubRightsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTablesThatNameEveryRequest();
    void allowsMembersWhatTheTableSays_data();
    void allowsMembersWhatTheTableSays();
    void allowsOthersWhatTheTableSays_data();
    void allowsOthersWhatTheTableSays();
    void allowsInTheSpaceWhatTheTableSays_data();
    void allowsInTheSpaceWhatTheTableSays();

private:
    const QString m_path = QFINDTESTDATA("../../PROTOCOL.md");
    const std::vector<RightsRow> m_inRooms = rightsTable(m_path, QStringLiteral("in a room"));
    const std::vector<RightsRow> m_inSpace = rightsTable(m_path, QStringLiteral("in the space"));
};

void HubRightsTest::readsTablesThatNameEveryRequest()
{
    QSet<QString> types;
    for (const auto *table : {&m_inRooms, &m_inSpace}) {
        for (const RightsRow &row : *table)
            types.insert(row.request);
    }
    // All that a client may say, but for the sign-in, its own account and profile, its notifications and the
    // notices.
    constexpr std::size_t untouchedByRights = 4 + 6 + 1 + 2 + 5;
    QCOMPARE(static_cast<std::size_t>(types.size()),
             std::variant_size_v<protocol::Command::Alternatives> - untouchedByRights);
    for (const RightsRow &row : m_inRooms) {
        QCOMPARE(row.cells.size(), kinds.size() + 1);
        for (const QString &cell : row.cells.mid(0, kinds.size()))
            QVERIFY2(ranks.contains(cell) || cell == QLatin1String("nobody"), qPrintable(cell));
    }
    for (const RightsRow &row : m_inSpace)
        QVERIFY2(row.cells.size() == 1 && ranks.contains(row.cells.front()), qPrintable(row.request));
}

void HubRightsTest::allowsMembersWhatTheTableSays_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("rank");
    QTest::addColumn<QString>("answer");
    for (const RightsRow &row : m_inRooms) {
        for (const QString &kind : kinds) {
            for (const QString &rank : ranks) {
                const QString answer = expected(row.cells.at(kinds.indexOf(kind)), rank);
                QTest::addRow("%s %s, %s, %s", qPrintable(row.request), qPrintable(row.condition),
                              qPrintable(kind), qPrintable(rank))
                    << row.request << row.condition << kind << rank << answer;
            }
        }
    }
}

void HubRightsTest::allowsMembersWhatTheTableSays()
{
    QFETCH(QString, type);
    QFETCH(QString, condition);
    QFETCH(QString, kind);
    QFETCH(QString, rank);
    Scene scene(rank, condition);
    scene.makeRoom(*protocol::fromWireName<RoomKind>(kind), true);
    scene.giveRole();
    QTEST(scene.answer(scene.command(type)), "answer");
}

void HubRightsTest::allowsOthersWhatTheTableSays_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("rank");
    QTest::addColumn<QString>("answer");
    for (const RightsRow &row : m_inRooms) {
        for (const QString &kind : kinds) {
            for (const QString &rank : ranks) {
                const bool isSeen = kind == QLatin1String("public") && rank != QLatin1String("guest");
                QTest::addRow("%s %s, %s, %s", qPrintable(row.request), qPrintable(row.condition),
                              qPrintable(kind), qPrintable(rank))
                    << row.request << kind << rank
                    << (isSeen ? row.cells.last() : QStringLiteral("not_found"));
            }
        }
    }
}

void HubRightsTest::allowsOthersWhatTheTableSays()
{
    QFETCH(QString, type);
    QFETCH(QString, kind);
    QFETCH(QString, rank);
    Scene scene(rank, {});
    scene.makeRoom(*protocol::fromWireName<RoomKind>(kind), false);
    scene.giveRole();
    QTEST(scene.answer(scene.command(type)), "answer");
}

void HubRightsTest::allowsInTheSpaceWhatTheTableSays_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QString>("rank");
    QTest::addColumn<QString>("answer");
    for (const RightsRow &row : m_inSpace) {
        for (const QString &rank : ranks) {
            // Outside of its room its moderator is a member.
            const QString inSpace = rank == QLatin1String("room moderator") ? QStringLiteral("member") : rank;
            QTest::addRow("%s %s, %s", qPrintable(row.request), qPrintable(row.condition), qPrintable(rank))
                << row.request << row.condition << rank << expected(row.cells.front(), inSpace);
        }
    }
}

void HubRightsTest::allowsInTheSpaceWhatTheTableSays()
{
    QFETCH(QString, type);
    QFETCH(QString, condition);
    QFETCH(QString, rank);
    Scene scene(rank, condition);
    scene.giveRole();
    QTEST(scene.answer(scene.command(type)), "answer");
}

QTEST_GUILESS_MAIN(HubRightsTest)
#include "hubrightstest.moc"
