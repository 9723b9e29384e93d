// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "server/mutator.h"
#include "server/quickhasher.h"
#include "server/serverfixture.h"

#include <QFile>
#include <QTest>

using namespace server;
using namespace std::chrono_literals;
using protocol::Command;
using protocol::Event;
using protocol::Failure;
using wire::request;

namespace {

constexpr int frames = 10'000;
constexpr quint16 policyViolation = 1008;
constexpr quint16 signInFailed = 4401;

/// The request that an event answers; nothing for events that come unasked.
std::optional<base::RequestId> answeredBy(const Event &event)
{
    const auto read =
        []<class Alternative>(const Alternative &alternative) -> std::optional<base::RequestId> {
        if constexpr (std::same_as<Alternative, protocol::RoomEvent>)
            return std::nullopt;
        else if constexpr (requires { alternative.id; })
            return alternative.id;
        else
            return std::nullopt;
    };
    return std::visit(read, event);
}

std::optional<base::RequestId> idOf(const Command &command)
{
    const auto read = [](const auto &alternative) -> std::optional<base::RequestId> {
        if constexpr (requires { alternative.id; })
            return alternative.id;
        else
            return std::nullopt;
    };
    return std::visit(read, command);
}

/// Whether it may come at any time, since somebody else made it come.
bool isUnasked(const Event &event)
{
    return std::holds_alternative<protocol::RoomEvent>(event) ||
           std::holds_alternative<protocol::Reset>(event) ||
           std::holds_alternative<protocol::Receipt>(event) ||
           std::holds_alternative<protocol::Profile>(event) ||
           std::holds_alternative<protocol::Typing>(event);
}

bool beginsSignIn(const Command &command)
{
    return std::holds_alternative<protocol::Authenticate>(command) ||
           std::holds_alternative<protocol::AuthenticateToken>(command) ||
           std::holds_alternative<protocol::AuthenticatePassword>(command) ||
           std::holds_alternative<protocol::SignUp>(command);
}

QByteArrayList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().trimmed().split('\n');
}

/// What a frame may hold instead of what it should.
QByteArrayList interestingWords()
{
    return {"null",
            "true",
            "0",
            "-1",
            "1e999",
            "9223372036854775807",
            "9223372036854775808",
            "1.5",
            "\"\"",
            "\"",
            "{}",
            "[]",
            "{",
            "}",
            "\\u0000",
            "\\ud800",
            "\\",
            "\xff",
            "\xed\xa0\x80",
            "\xf0\x9f\x91\x8b",
            "id",
            "type",
            "room",
            "ack",
            "general",
            "garden",
            QByteArray(40, '['),
            QByteArray(11'000, 'x'),
            QByteArray("\0", 1),
            "authenticate",
            "chat_message",
            "leave_room",
            "7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3d13",
            "00000000-0000-0000-0000-000000000000",
            "\xe2\x80\xae"};
}

} // namespace

class FrameFuzzTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void readsBackWhateverItAccepts_data();
    void readsBackWhateverItAccepts();
    void answersEveryFrameAsTheProtocolSays();
    void answersNobodyWhoHasNotSignedIn();

private:
    /// Whether what came back is what the protocol has for this frame.
    [[nodiscard]] static bool isRightAnswer(const std::variant<Command, Failure> &decoded,
                                            const std::vector<Event> &answers);
    /// Starts a space where a password costs next to nothing.
    void startSpace();
    /// Connects under the same key again.
    void signIn();
    /// Whether a good message goes through.
    [[nodiscard]] bool isServed();
    /// Notes a bad frame; whether it is the eleventh of a minute.
    [[nodiscard]] bool isOneTooMany();
    [[nodiscard]] QByteArrayList commands() const;

    quint64 m_seed = 0;
    const QString m_commandsFile = QFINDTESTDATA("../wire/golden/commands.jsonl");
    const QString m_eventsFile = QFINDTESTDATA("../wire/golden/events.jsonl");
    QuickHasher m_hasher;
    std::unique_ptr<support::SeededChance> m_chance;
    std::unique_ptr<ServerFixture> m_space;
    std::unique_ptr<PipeClient> m_client;
    const crypto::DeviceKey m_key = *crypto::DeviceKey::fromSeed(QByteArray(32, 'k'));
    std::vector<base::TimePoint> m_badFrames;
};

void FrameFuzzTest::initTestCase()
{
    m_seed = printedSeed();
}

QByteArrayList FrameFuzzTest::commands() const
{
    QByteArrayList lines = linesOf(m_commandsFile);
    // Who signs out is not served any more.
    lines.removeIf([](const QByteArray &line) { return line.contains("\"sign_out\""); });
    for (QByteArray &line : lines)
        line.replace("r-general", "general");
    return lines;
}

void FrameFuzzTest::readsBackWhateverItAccepts_data()
{
    QTest::addColumn<bool>("isCommand");
    QTest::newRow("commands") << true;
    QTest::newRow("events") << false;
}

void FrameFuzzTest::readsBackWhateverItAccepts()
{
    QFETCH(bool, isCommand);
    support::SeededChance chance(m_seed);
    Mutator mutator(chance, linesOf(isCommand ? m_commandsFile : m_eventsFile), interestingWords());
    int accepted = 0;
    for (int i = 0; i < frames; ++i) {
        const QByteArray frame = mutator.next();
        // Each decoder gets everything; what its own one accepts is written and read back.
        const auto command = protocol::decodeCommand(frame);
        const auto event = protocol::decodeEvent(frame);
        if (const auto *accept = std::get_if<Command>(&command)) {
            ++accepted;
            QVERIFY2(std::get<Command>(protocol::decodeCommand(protocol::encode(*accept))) == *accept, frame);
        }
        if (const auto *accept = std::get_if<Event>(&event)) {
            ++accepted;
            QVERIFY2(std::get<Event>(protocol::decodeEvent(protocol::encode(*accept))) == *accept, frame);
        }
    }
    // Neither all nor next to nothing, or the run shows little.
    QVERIFY2(accepted > frames / 20 && accepted < frames, qPrintable(QString::number(accepted)));
}

bool FrameFuzzTest::isRightAnswer(const std::variant<Command, Failure> &decoded,
                                  const std::vector<Event> &answers)
{
    if (const auto *remark = std::get_if<Failure>(&decoded))
        return shown(answers) == shown({*remark});
    const auto &command = std::get<Command>(decoded);
    if (std::holds_alternative<protocol::Ping>(command))
        return shown(answers) == shown({protocol::Pong{}});
    const std::optional<base::RequestId> id = idOf(command);
    int count = 0;
    for (const Event &answer : answers) {
        if (id && answeredBy(answer) == id)
            ++count;
        else if (!isUnasked(answer))
            return false;
    }
    return count == (id ? 1 : 0);
}

void FrameFuzzTest::startSpace()
{
    m_client.reset();
    SpaceServer::Settings settings{.hub = {.messages = {}, .home = general}};
    settings.hub.door.passwords = &m_hasher;
    m_space = std::make_unique<ServerFixture>(settings);
}

void FrameFuzzTest::signIn()
{
    m_client = m_space->connect();
    m_client->send(m_client->answer(m_key, QStringLiteral("Ada")));
    m_space->commit();
    (void)m_client->take();
    m_badFrames.clear();
}

bool FrameFuzzTest::isServed()
{
    // A mutant may have left the room.
    (void)m_space->ask(*m_client, protocol::JoinRoom{base::RequestId(m_chance->uuid()), general});
    const base::RequestId id(m_chance->uuid());
    for (const Event &event :
         m_space->ask(*m_client, protocol::ChatMessage{id, general, QStringLiteral("still here"), {}, {}})) {
        if (const auto *stored = std::get_if<protocol::MessageStored>(&event); stored && stored->id == id)
            return true;
    }
    return false;
}

bool FrameFuzzTest::isOneTooMany()
{
    const base::TimePoint now = m_space->clock().now();
    std::erase_if(m_badFrames, [now](base::TimePoint time) { return now - time >= 1min; });
    m_badFrames.push_back(now);
    return m_badFrames.size() > 10;
}

void FrameFuzzTest::answersEveryFrameAsTheProtocolSays()
{
    m_chance = std::make_unique<support::SeededChance>(m_seed + 1);
    startSpace();
    signIn();
    Mutator mutator(*m_chance, commands(), interestingWords());
    int closed = 0;
    int stored = 0;
    for (int i = 0; i < frames; ++i) {
        const QByteArray frame = mutator.next();
        const auto decoded = protocol::decodeCommand(frame);
        const bool isTooMany = std::holds_alternative<Failure>(decoded) && isOneTooMany();
        m_client->send(frame);
        stored += m_space->storage().isIdle() ? 0 : 1;
        m_space->commit();
        std::vector<Event> answers = m_client->take();
        // Who is here is told when it is time, whatever was said.
        std::erase_if(answers, [](const Event &event) {
            return std::holds_alternative<protocol::PresenceList>(event);
        });
        if (isTooMany) {
            QVERIFY2(m_client->closeCode() == policyViolation && answers.empty(), frame);
            ++closed;
            signIn();
            QVERIFY(isServed());
        }
        QVERIFY2(!m_client->closeCode(), frame);
        if (!isTooMany && !isRightAnswer(decoded, answers))
            QFAIL(qPrintable(QString::fromUtf8(frame + " was answered by " + shown(answers).join('\n'))));
        if (i % 100 == 0)
            QVERIFY2(isServed(), frame);
        m_space->clock().advance(base::Duration(m_chance->below(i % 1'000 < 500 ? 500 : 10'000)));
        turn();
    }
    QVERIFY2(closed > 50 && stored > 100,
             qPrintable(QStringLiteral("%1 closed, %2 stored").arg(closed).arg(stored)));
}

void FrameFuzzTest::answersNobodyWhoHasNotSignedIn()
{
    m_chance = std::make_unique<support::SeededChance>(m_seed + 2);
    startSpace();
    QByteArrayList lines = commands();
    // It would let somebody in.
    lines.removeIf([](const QByteArray &line) { return line.contains("\"sign_up\""); });
    Mutator mutator(*m_chance, lines, interestingWords());
    m_client = m_space->connect();
    (void)m_client->take();
    m_badFrames.clear();
    for (int i = 0; i < frames / 5; ++i) {
        const QByteArray frame = mutator.next();
        const auto decoded = protocol::decodeCommand(frame);
        const auto *command = std::get_if<Command>(&decoded);
        const bool isSignIn = command && beginsSignIn(*command);
        const bool isTooMany = !isSignIn && isOneTooMany();
        m_client->send(frame);
        QVERIFY2(isSignIn || m_space->storage().isIdle(), frame);
        m_space->commit();
        const std::vector<Event> answers = m_client->take();
        QVERIFY2(answers.size() == (isTooMany ? 0U : 1U), frame);
        if (!isTooMany)
            QVERIFY2(std::holds_alternative<Failure>(answers[0]), frame);
        const auto expected = isTooMany ? std::optional(policyViolation) : std::nullopt;
        QVERIFY2(m_client->closeCode() == (isSignIn ? std::optional(signInFailed) : expected), frame);
        if (!m_client->closeCode())
            continue;
        m_client = m_space->connect();
        (void)m_client->take();
        m_badFrames.clear();
    }
    signIn();
    QVERIFY(isServed());
}

QTEST_GUILESS_MAIN(FrameFuzzTest)
#include "framefuzztest.moc"
