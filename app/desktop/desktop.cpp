// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop.h"

#include "base/log.h"
#include "common/address.h"
#include "models/avatarcolor.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>
#include <QPointer>

#include <algorithm>
#include <array>

namespace desktop {

namespace {

const QString hostingSetting = QStringLiteral("hosting");
const QString hostingPortSetting = QStringLiteral("hosting_port");
const QString shownSetting = QStringLiteral("shown_space");

constexpr base::Duration idleCheck{15'000};

ui::App::Problem toProblem(base::ErrorCode code)
{
    if (code == base::ErrorCode::Corrupt)
        return ui::App::Problem::Damaged;
    return code == base::ErrorCode::TooNew ? ui::App::Problem::TooNew : ui::App::Problem::Disk;
}

} // namespace

Desktop::Desktop(base::Clock &clock, base::Chance &chance, store::Profile &profile,
                 const QString &hostedFolder, Kept kept, std::unique_ptr<Notifier> notifier)
    : m_clock(clock)
    , m_chance(chance)
    , m_profile(profile)
    , m_identity(profile)
    , m_settings(kept.settings)
    , m_joined(profile, std::move(kept.spaces), [this](const base::Result<void> &done) { onKept(done); })
    , m_tokens(profile.secrets())
    , m_signIn(clock, chance, profile, m_identity,
               {[this](const QUrl &server) { return keyOf(server); },
                [this](const QUrl &server) { return nameAt(server); },
                [this](const QUrl &server, const base::UserId &user, const QString &name) {
                    return m_joined.addressOf(server, user, name);
                }})
    , m_hosting(hostedFolder, static_cast<quint16>(kept.settings.value(hostingPortSetting).toUInt()))
    , m_alerts(notifier ? std::move(notifier) : Notifier::ofPlatform(*this))
    , m_shown(kept.settings.value(shownSetting))
    , m_idleTime(IdleTime::ofPlatform())
    , m_idleTimer(clock.makeTimer([this] { checkIdle(); }))
{
    connect(&m_alerts, &SpaceAlerts::chosen, this, &Desktop::onAlertChosen);
    connect(&m_identity, &DeviceIdentity::changed, this, &Desktop::onIdentity);
    connect(&m_settings, &ui::Settings::changed, this, &Desktop::keep);
    connect(&m_signIn, &ServerSignIn::admitted, this, &Desktop::onAdmitted);
    connect(&m_settings, &ui::Settings::nameChanged, this, &Desktop::onProfileChosen);
    connect(&m_settings, &ui::Settings::awayAfterChanged, this, &Desktop::checkIdle);
    connect(&m_settings, &ui::Settings::avatarColorChanged, this, &Desktop::onColorChosen);
    connect(&m_looks, &ui::PlatformLooks::changed, this, &App::isSystemDarkChanged);
    connect(this, &App::spaceChanged, this, &Desktop::listSpaces);
    connect(&m_hosting, &HostedSpace::started, this, [this](quint16 port) {
        keep(hostingPortSetting, QString::number(port));
        keep(hostingSetting, QStringLiteral("true"));
        onHosting();
    });
    connect(&m_hosting, &HostedSpace::ownerNeeded, &m_identity, &DeviceIdentity::need);
    connect(&m_hosting, &HostedSpace::stopped, this, [this] { keep(hostingSetting, {}); });
    connect(&m_hosting, &ui::Hosting::changed, this, [this] {
        m_isResuming = m_isResuming && m_hosting.problem() == ui::Hosting::Problem::None;
        listSpaces();
    });
    if (!profile.damagedFile().isEmpty())
        addDamagedFile(QDir::toNativeSeparators(profile.damagedFile()));
    m_isResuming = !kept.settings.value(hostingSetting).isEmpty() && !m_settings.name().isEmpty();
    if (m_isResuming)
        m_hosting.resume();
    listSpaces();
}

Desktop::~Desktop()
{
    // That it hosted is to be remembered: what ends here is the program, not the hosting.
    m_hosting.disconnect(this);
    showSpace(nullptr);
}

void Desktop::onHosting()
{
    // A later start shows what was shown last, not what it hosts.
    if (std::exchange(m_isResuming, false))
        open(*process::readAddress(m_hosting.ownAddress()));
    else
        openSpace(m_hosting.ownAddress());
}

void Desktop::openSpace(const QString &address)
{
    const std::optional<QUrl> url = process::readAddress(address);
    if (!url)
        return setProblem(Problem::BadAddress);
    setProblem(Problem::None);
    m_shown = *url;
    keep(shownSetting, m_shown.toString());
    open(*url);
    if (const auto opened = m_open.find(*url); opened != m_open.end() && opened->second->space())
        show(*opened->second);
}

void Desktop::open(const QUrl &address, const OpenSpace::WayIn &wayIn)
{
    const auto openIt = [&] {
        return OpenSpace::open(m_clock, m_chance, m_profile, m_settings, wayIn, address);
    };
    auto opened = openIt();
    if (!opened && opened.error().code == base::ErrorCode::Corrupt && rebuild(address))
        opened = openIt();
    if (!opened) {
        base::log("desktop")->error("a space cannot be opened: {}", opened.error().detail);
        return setProblem(toProblem(opened.error().code));
    }
    OpenSpace *space = opened->get();
    m_alerts.watch(*space);
    connect(space, &OpenSpace::profileChanged, this, [this, space](const client::ProfileChanged &change) {
        if (space->isByKey())
            takeOver(change);
    });
    connect(space, &OpenSpace::profileRefused, this, [this, space] { onNameRefused(*space); });
    connect(space, &OpenSpace::ready, this, [this, space] { onReady(*space); });
    connect(
        space, &OpenSpace::failed, this,
        [this, address](const base::Error &error) { onFailed(address, error); }, Qt::QueuedConnection);
    connect(space, &OpenSpace::tokenRenewed, this,
            [this, address](const protocol::IssuedToken &issued) { keepToken(address, issued); });
    m_open.emplace(address, std::move(*opened));
}

void Desktop::onFailed(const QUrl &address, const base::Error &error)
{
    close(address); // so that the next try is one
    if (error.code == base::ErrorCode::Corrupt && rebuild(address))
        open(address);
    else
        setProblem(toProblem(error.code));
}

bool Desktop::rebuild(const QUrl &address)
{
    if (!m_rebuilt.insert(address).second)
        return false;
    const base::Result<QString> damaged = m_profile.rebuildSpace(address, m_clock.utcNow());
    if (!damaged) {
        base::log("desktop")->error("a damaged space cannot be made anew: {}", damaged.error().detail);
        return false;
    }
    base::log("desktop")->error("a damaged space was set aside: {}", *damaged);
    addDamagedFile(QDir::toNativeSeparators(*damaged));
    return true;
}

void Desktop::onReady(OpenSpace &space)
{
    connect(space.space(), &ui::Space::nameChanged, this, [this, opened = &space] { remember(*opened); });
    connect(space.space(), &ui::Space::roomChanged, this, [this, opened = &space] { remember(*opened); });
    connect(space.space(), &ui::Space::roomsChanged, this, &Desktop::countUnread);
    space.space()->openFirst(m_joined.at(space.address()).room.value());
    if (space.address() == m_shown)
        show(space);
    space.connectToServer();
}

void Desktop::show(OpenSpace &space)
{
    showSpace(space.space());
    remember(space);
}

void Desktop::showStart()
{
    m_shown.clear();
    keep(shownSetting, {});
    showSpace(nullptr);
}

void Desktop::remember(OpenSpace &space)
{
    const ui::Room *room = space.space()->room();
    store::JoinedSpace joined = m_joined.at(space.address());
    joined.name = space.space()->name();
    // Leaving a room for another is no reason to forget where one was.
    if (room)
        joined.room = base::RoomId(room->id());
    if (this->space() == space.space())
        joined.visited = m_clock.utcNow();
    if (!space.space()->me().isEmpty())
        joined.user = base::UserId(space.space()->me());
    // A name of its own there changes with the space's word for it, perhaps on another device.
    if (!joined.myName.isEmpty() && !space.space()->myName().isEmpty())
        joined.myName = space.space()->myName();
    if (m_joined.keep(joined))
        listSpaces();
}

void Desktop::forgetSpace(const QString &address)
{
    const std::optional<QUrl> url = process::readAddress(address);
    if (!url)
        return;
    close(*url);
    m_awaited.erase(*url);
    if (m_shown == *url)
        showStart();
    m_joined.forget(*url);
    m_tokens.remove(*url, [self = QPointer(this)](const base::Result<void> &removed) {
        if (self)
            self->onKept(removed);
    });
    onKept(m_profile.removeSpace(*url));
    listSpaces();
}

void Desktop::close(const QUrl &address)
{
    const auto found = m_open.find(address);
    if (found == m_open.end())
        return;
    if (space() && space() == found->second->space())
        showSpace(nullptr);
    m_open.erase(found);
    countUnread();
}

void Desktop::onNameRefused(OpenSpace &space)
{
    if (!space.isByKey())
        return;
    if (space.address() == m_shown)
        return m_settings.setName(space.name());
    // It is not on the screen, where that could be said; there I stay who I was.
    store::JoinedSpace joined = m_joined.at(space.address());
    joined.myName = space.name();
    m_joined.keep(joined);
}

void Desktop::takeOver(const client::ProfileChanged &change)
{
    // Where the name or the colour is another one here, so it was meant to be.
    if (m_settings.name() == change.before.name)
        m_settings.setName(change.now.name);
    if (change.before.color && models::avatarColorAt(m_settings.avatarColor()) == change.before.color)
        m_settings.setAvatarColor(models::paletteIndex(change.now.color));
}

void Desktop::listSpaces()
{
    std::vector<ui::SpaceRow> rows;
    for (const store::JoinedSpace &joined : m_joined.all()) {
        rows.push_back({process::shortAddress(joined.address), joined.name, joined.visited,
                        isHosted(joined.address), space() && joined.address == m_shown,
                        unreadIn(joined.address)});
    }
    m_spacesModel.apply(m_spaceRows.assign(rows));
}

int Desktop::unreadIn(const QUrl &address) const
{
    const auto opened = m_open.find(address);
    const bool isReady = opened != m_open.end() && opened->second->space();
    return isReady ? opened->second->space()->unread() : 0;
}

void Desktop::countUnread()
{
    int sum = 0;
    for (const auto &[address, opened] : m_open)
        sum += unreadIn(address);
    setUnread(sum);
    listSpaces();
}

bool Desktop::isHosted(const QUrl &address) const
{
    return process::shortAddress(address) == m_hosting.ownAddress();
}

void Desktop::onSurroundingsChanged()
{
    for (const auto &[address, opened] : m_open)
        opened->networkChanged();
}

void Desktop::checkIdle()
{
    const std::optional<base::Duration> idle = m_idleTime->idle();
    const std::chrono::minutes awayAfter(m_settings.awayAfter());
    setIdle(idle && awayAfter.count() > 0 && *idle >= awayAfter);
    if (idle)
        m_idleTimer->start(idleCheck);
}

void Desktop::setIdle(bool isIdle)
{
    for (const auto &[address, opened] : m_open) {
        if (opened->space())
            opened->space()->setIdle(isIdle);
    }
    if (std::exchange(m_isIdle, isIdle) == isIdle)
        return;
    // Whoever is back is seen to be at once, not only when it is next looked.
    if (isIdle)
        QCoreApplication::instance()->installEventFilter(this);
    else
        QCoreApplication::instance()->removeEventFilter(this);
}

bool Desktop::eventFilter(QObject *watched, QEvent *event)
{
    constexpr std::array input{QEvent::KeyPress, QEvent::MouseMove, QEvent::MouseButtonPress, QEvent::Wheel,
                               QEvent::TouchBegin};
    if (std::ranges::find(input, event->type()) != input.end())
        setIdle(false);
    return ui::App::eventFilter(watched, event);
}

void Desktop::onAlertChosen(const QUrl &address, const base::RoomId &room, std::optional<base::Seq> seq,
                            const QString &token)
{
    // Where the platform's plugin of Qt looks for it as a window asks to come to the front.
    if (!token.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
    openSpace(address.toString());
    const auto opened = m_open.find(address);
    if (opened != m_open.end() && opened->second->space())
        opened->second->space()->openMessage(room.value(), seq.value_or(0));
    Q_EMIT raised();
}

void Desktop::copyToClipboard(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

void Desktop::keep(const QString &setting, const QString &value)
{
    m_profile.saveSetting(setting, value, [this](const base::Result<void> &kept) { onKept(kept); });
}

void Desktop::onKept(const base::Result<void> &kept)
{
    if (kept)
        return;
    base::log("desktop")->error("not kept: {}", kept.error().detail);
    setProblem(Problem::Disk);
}

} // namespace desktop
