// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/registration.h"

#include <QRegularExpression>

namespace net::mdns {

namespace {

using namespace std::chrono_literals;

// What names a host ends sooner, since hosts change their addresses (RFC 6762, 10).
constexpr std::chrono::seconds hostTtl = 2min;
constexpr std::chrono::seconds otherTtl = 75min;

/// The label with the number behind it, between `before` and `after`, that follows the one that it has.
QByteArray numbered(const QByteArray &label, const QString &before, const QString &after)
{
    const QRegularExpression pattern(QLatin1Char('^') + QStringLiteral("(.*)") +
                                         QRegularExpression::escape(before) + QStringLiteral("([0-9]{1,6})") +
                                         QRegularExpression::escape(after) + QLatin1Char('$'),
                                     QRegularExpression::DotMatchesEverythingOption);
    QString stem = QString::fromUtf8(label);
    int number = 2;
    if (const auto match = pattern.match(stem); match.hasMatch()) {
        number = match.captured(2).toInt() + 1;
        stem = match.captured(1);
    }
    const QByteArray end = (before + QString::number(number) + after).toUtf8();
    return utf8Prefix(stem, maxLabel - end.size()) + end;
}

bool isReachedAt(const Registration &registration, const QHostAddress &address)
{
    const QHostAddress &listensAt = registration.listensAt;
    if (listensAt == QHostAddress(QHostAddress::Any))
        return true;
    if (listensAt == QHostAddress(QHostAddress::AnyIPv4))
        return address.protocol() == QAbstractSocket::IPv4Protocol;
    if (listensAt == QHostAddress(QHostAddress::AnyIPv6))
        return address.protocol() == QAbstractSocket::IPv6Protocol;
    return address == listensAt;
}

} // namespace

const Name &allTypes()
{
    static const Name name = Name::known("_services._dns-sd._udp.local");
    return name;
}

Name instanceName(const Registration &registration)
{
    const std::optional<Name> name = registration.type.child(registration.label);
    Q_ASSERT(name);
    return *name;
}

Name hostName(const Registration &registration)
{
    const std::optional<Name> name = Name::known("local").child(registration.host);
    Q_ASSERT(name);
    return *name;
}

std::vector<Record> recordsOf(const Registration &registration, const std::vector<QHostAddress> &addresses)
{
    const Name instance = instanceName(registration);
    const Name host = hostName(registration);
    std::vector<Record> records{
        {registration.type, Pointer{instance}, otherTtl, false},
        {instance, Service{0, 0, registration.port, host}, hostTtl, true},
        {instance, Text{registration.text}, otherTtl, true},
        {allTypes(), Pointer{registration.type}, otherTtl, false},
    };
    const std::size_t withoutAddress = records.size();
    for (QHostAddress address : addresses) {
        if (!isReachedAt(registration, address))
            continue;
        address.setScopeId({});
        records.push_back({host, Address{address}, hostTtl, true});
    }
    return records.size() == withoutAddress ? std::vector<Record>() : records;
}

QByteArray utf8Prefix(const QString &text, qsizetype maxBytes)
{
    QByteArray bytes = text.toUtf8();
    if (bytes.size() <= maxBytes)
        return bytes;
    // The bytes of a character that are not its first are of the form 10xxxxxx.
    while (maxBytes > 0 && (static_cast<quint8>(bytes.at(maxBytes)) & 0xc0) == 0x80)
        --maxBytes;
    return bytes.first(maxBytes);
}

QByteArray nextLabel(const QByteArray &label)
{
    return numbered(label, QStringLiteral(" ("), QStringLiteral(")"));
}

QByteArray nextHostLabel(const QByteArray &label)
{
    return numbered(label, QStringLiteral("-"), QString());
}

} // namespace net::mdns
