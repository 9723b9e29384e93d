// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/profiles.h"
#include "store/samples.h"
#include "store/spacestore.h"

#include <QDir>
#include <QTemporaryDir>

using store::JoinedSpace;
using store::Profile;
using store::replyOf;

/// The list of the spaces of a profile, and its settings as a whole.
class JoinedSpacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void hasNoneAtFirst();
    void keepsThemTheLatestFirst();
    void knowsAnAddressInAnotherSpelling();
    void forgetsOne();
    void removesWhatIsKeptOfOne();
    void givesAllSettings();

private:
    [[nodiscard]] std::vector<JoinedSpace> joined();
    [[nodiscard]] bool save(const JoinedSpace &space);

    const QUrl m_studio{u"ws://10.0.0.5:8787/ws"_qs};
    const QUrl m_workshop{u"ws://10.0.0.6:8787/ws"_qs};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Profile> m_profile;
};

void JoinedSpacesTest::init()
{
    m_profile.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_profile = store::openProfile(m_folder->path());
    QVERIFY(m_profile);
}

std::vector<JoinedSpace> JoinedSpacesTest::joined()
{
    const auto spaces =
        replyOf<std::vector<JoinedSpace>>([this](auto reply) { m_profile->joinedSpaces(std::move(reply)); });
    return spaces ? *spaces : std::vector<JoinedSpace>{{QUrl(u"unreadable:"_qs), {}, {}, {}}};
}

bool JoinedSpacesTest::save(const JoinedSpace &space)
{
    return replyOf<void>([&](auto reply) { m_profile->saveJoinedSpace(space, std::move(reply)); })
        .has_value();
}

void JoinedSpacesTest::hasNoneAtFirst()
{
    QVERIFY(joined().empty());
}

void JoinedSpacesTest::keepsThemTheLatestFirst()
{
    using namespace std::chrono_literals;
    const JoinedSpace studio{m_studio,     u"Studio 4"_qs,         sample::general,
                             wire::at(1s), base::UserId(u"u1"_qs), u"Mara"_qs};
    JoinedSpace workshop{m_workshop, {}, {}, wire::at(2s)};
    QVERIFY(save(studio) && save(workshop));
    m_profile.reset();
    m_profile = store::openProfile(m_folder->path());
    workshop.name = u""_qs;
    QVERIFY((joined() == std::vector{workshop, studio}));
    const JoinedSpace renamed{m_studio, u"Studio"_qs, {}, wire::at(3s)};
    QVERIFY(save(renamed));
    QCOMPARE(joined().size(), 2U);
    QCOMPARE(joined().front().name, u"Studio"_qs);
}

void JoinedSpacesTest::knowsAnAddressInAnotherSpelling()
{
    QVERIFY(save({QUrl(u"ws://Chat.EXAMPLE:80/ws/"_qs), u"one"_qs, {}, {}}));
    QVERIFY(save({QUrl(u"ws://chat.example/ws"_qs), u"the same"_qs, {}, {}}));
    QCOMPARE(joined().size(), 1U);
    QCOMPARE(joined().front().name, u"the same"_qs);
}

void JoinedSpacesTest::forgetsOne()
{
    QVERIFY(save({m_studio, u"Studio"_qs, {}, {}}) && save({m_workshop, u"Workshop"_qs, {}, {}}));
    const auto forgotten =
        replyOf<void>([this](auto reply) { m_profile->forgetJoinedSpace(m_studio, std::move(reply)); });
    QVERIFY(forgotten);
    QCOMPARE(joined().size(), 1U);
    QCOMPARE(joined().front().address, m_workshop);
}

void JoinedSpacesTest::removesWhatIsKeptOfOne()
{
    QVERIFY(m_profile->openSpace(m_studio));
    QVERIFY(m_profile->openSpace(m_workshop));
    QVERIFY(m_profile->removeSpace(m_studio));
    QVERIFY(m_profile->removeSpace(m_studio)); // there is nothing to remove any more
    const QDir spaces(m_folder->filePath(u"spaces"_qs));
    QCOMPARE(spaces.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
}

void JoinedSpacesTest::givesAllSettings()
{
    using Values = QHash<QString, QString>;
    const auto values = [this] {
        return replyOf<Values>([this](auto reply) { m_profile->settings(std::move(reply)); });
    };
    QVERIFY(values() && values()->isEmpty());
    const auto ignore = [](const base::Result<void> &) {};
    m_profile->saveSetting(u"name"_qs, u"Ada"_qs, ignore);
    m_profile->saveSetting(u"scheme"_qs, u"Dark"_qs, ignore);
    QVERIFY((*values() == Values{{u"name"_qs, u"Ada"_qs}, {u"scheme"_qs, u"Dark"_qs}}));
}

QTEST_GUILESS_MAIN(JoinedSpacesTest)
#include "joinedspacestest.moc"
