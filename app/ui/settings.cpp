// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings.h"

#include <QMetaEnum>
#include <QStringList>

#include <algorithm>

namespace ui {

namespace {

const QString nameKey = QStringLiteral("name");
const QString avatarColorKey = QStringLiteral("avatar_color");
const QString schemeKey = QStringLiteral("scheme");
const QString textScaleKey = QStringLiteral("text_scale");
const QString languageKey = QStringLiteral("language");
const QString detailsKey = QStringLiteral("details_open");
const QString windowKey = QStringLiteral("window");
const QString maximizedKey = QStringLiteral("maximized");
const QString alertsKey = QStringLiteral("alerts");
const QString quietKey = QStringLiteral("quiet");
const QString receiptsKey = QStringLiteral("read_receipts");
const QString awayAfterKey = QStringLiteral("away_after");
const QString roomAlertsKey = QStringLiteral("alerts_in ");

QString toText(bool value)
{
    return value ? QStringLiteral("true") : QStringLiteral("false");
}

QString toText(const QRect &rect)
{
    return QStringLiteral("%1,%2,%3,%4").arg(rect.x()).arg(rect.y()).arg(rect.width()).arg(rect.height());
}

QRect toRect(const QString &text)
{
    const QStringList parts = text.split(u',');
    return parts.size() == 4 ? QRect(parts[0].toInt(), parts[1].toInt(), parts[2].toInt(), parts[3].toInt())
                             : QRect();
}

/// An enumerator's name.
template <class Enum>
requires std::is_enum_v<Enum> QString toText(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(static_cast<int>(value)));
}

/// The enumerator of that name, or else the first one.
template <class Enum>
Enum toEnum(const QString &text)
{
    bool isKnown = false;
    const int value = QMetaEnum::fromType<Enum>().keyToValue(text.toLatin1().constData(), &isKnown);
    return isKnown ? static_cast<Enum>(value) : Enum();
}

QString roomAlertsKeyOf(const QString &space, const QString &room)
{
    return roomAlertsKey + space + u' ' + room;
}

double toScale(const QString &text)
{
    bool isNumber = false;
    const double scale = text.toDouble(&isNumber);
    return isNumber ? std::clamp(scale, Settings::minTextScale, Settings::maxTextScale) : 1;
}

int toMinutes(const QString &text)
{
    constexpr int usual = 5;
    bool isNumber = false;
    const int minutes = text.toInt(&isNumber);
    return isNumber ? std::max(minutes, 0) : usual;
}

} // namespace

Settings::Settings(const Values &kept, QObject *parent)
    : QObject(parent)
    , m_name(kept.value(nameKey))
    , m_avatarColor(kept.value(avatarColorKey, QStringLiteral("-1")).toInt())
    , m_scheme(toEnum<Scheme>(kept.value(schemeKey)))
    , m_textScale(toScale(kept.value(textScaleKey)))
    , m_language(kept.value(languageKey))
    , m_isDetailsOpen(kept.value(detailsKey, toText(true)) == toText(true))
    , m_window(toRect(kept.value(windowKey)))
    , m_isMaximized(kept.value(maximizedKey) == toText(true))
    , m_alerts(toEnum<Alerts>(kept.value(alertsKey)))
    , m_isQuiet(kept.value(quietKey) == toText(true))
    , m_sendsReadReceipts(kept.value(receiptsKey, toText(true)) == toText(true))
    , m_awayAfter(toMinutes(kept.value(awayAfterKey)))
{
    for (auto each = kept.begin(); each != kept.end(); ++each) {
        if (each.key().startsWith(roomAlertsKey))
            m_roomAlerts.insert(each.key(), toEnum<Alerts>(each.value()));
    }
}

void Settings::setName(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    Q_EMIT nameChanged();
    Q_EMIT changed(nameKey, name);
}

void Settings::setAvatarColor(int index)
{
    if (m_avatarColor == index)
        return;
    m_avatarColor = index;
    Q_EMIT avatarColorChanged();
    Q_EMIT changed(avatarColorKey, QString::number(index));
}

void Settings::setScheme(Scheme scheme)
{
    if (m_scheme == scheme)
        return;
    m_scheme = scheme;
    Q_EMIT schemeChanged();
    Q_EMIT changed(schemeKey, toText(scheme));
}

void Settings::setTextScale(double scale)
{
    const double bounded = std::clamp(scale, minTextScale, maxTextScale);
    if (qFuzzyCompare(m_textScale, bounded))
        return;
    m_textScale = bounded;
    Q_EMIT textScaleChanged();
    Q_EMIT changed(textScaleKey, QString::number(bounded));
}

void Settings::setLanguage(const QString &language)
{
    if (m_language == language)
        return;
    m_language = language;
    Q_EMIT languageChanged();
    Q_EMIT changed(languageKey, language);
}

void Settings::setDetailsOpen(bool isOpen)
{
    if (m_isDetailsOpen == isOpen)
        return;
    m_isDetailsOpen = isOpen;
    Q_EMIT isDetailsOpenChanged();
    Q_EMIT changed(detailsKey, toText(isOpen));
}

void Settings::setWindow(const QRectF &window)
{
    if (m_window == window.toRect())
        return;
    m_window = window.toRect();
    Q_EMIT windowChanged();
    Q_EMIT changed(windowKey, toText(m_window));
}

void Settings::setMaximized(bool isMaximized)
{
    if (m_isMaximized == isMaximized)
        return;
    m_isMaximized = isMaximized;
    Q_EMIT isMaximizedChanged();
    Q_EMIT changed(maximizedKey, toText(isMaximized));
}

void Settings::setAlerts(Alerts alerts)
{
    if (m_alerts == alerts)
        return;
    m_alerts = alerts;
    Q_EMIT alertsChanged();
    Q_EMIT changed(alertsKey, toText(alerts));
}

void Settings::setAwayAfter(int minutes)
{
    if (m_awayAfter == minutes)
        return;
    m_awayAfter = minutes;
    Q_EMIT awayAfterChanged();
    Q_EMIT changed(awayAfterKey, QString::number(minutes));
}

void Settings::setQuiet(bool isQuiet)
{
    if (m_isQuiet == isQuiet)
        return;
    m_isQuiet = isQuiet;
    Q_EMIT isQuietChanged();
    Q_EMIT changed(quietKey, toText(isQuiet));
}

void Settings::setSendsReadReceipts(bool sends)
{
    if (m_sendsReadReceipts == sends)
        return;
    m_sendsReadReceipts = sends;
    Q_EMIT sendsReadReceiptsChanged();
    Q_EMIT changed(receiptsKey, toText(sends));
}

Settings::Alerts Settings::alertsIn(const QString &space, const QString &room) const
{
    return m_roomAlerts.value(roomAlertsKeyOf(space, room), m_alerts);
}

void Settings::setAlertsIn(const QString &space, const QString &room, Alerts alerts)
{
    const QString key = roomAlertsKeyOf(space, room);
    if (m_roomAlerts.contains(key) && m_roomAlerts.value(key) == alerts)
        return;
    m_roomAlerts.insert(key, alerts);
    Q_EMIT roomAlertsChanged();
    Q_EMIT changed(key, toText(alerts));
}

} // namespace ui
