// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/record.h"

#include <QtEndian>

#include <algorithm>

namespace net::mdns {

namespace {

QByteArray bigEndian(quint16 number)
{
    QByteArray bytes(2, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray bytesOf(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        QByteArray bytes(4, '\0');
        qToBigEndian(address.toIPv4Address(), bytes.data());
        return bytes;
    }
    const Q_IPV6ADDR raw = address.toIPv6Address();
    return {reinterpret_cast<const char *>(raw.c), 16};
}

/// The form of RFC 4034, 4.1.2; all our types are in its first window.
QByteArray bitmapOf(const std::vector<RecordType> &types)
{
    QByteArray bits;
    for (const RecordType type : types) {
        const int number = static_cast<int>(type);
        bits.resize(std::max<qsizetype>(bits.size(), number / 8 + 1), '\0');
        bits[number / 8] = static_cast<char>(bits[number / 8] | (0x80 >> number % 8));
    }
    return QByteArray(1, '\0').append(static_cast<char>(bits.size())).append(bits);
}

QByteArray bytesOf(const QByteArrayList &strings)
{
    QByteArray bytes;
    for (const QByteArray &string : strings)
        bytes.append(static_cast<char>(string.size())).append(string);
    // There has to be one string at least (RFC 6763, 6.1).
    return bytes.isEmpty() ? QByteArray(1, '\0') : bytes;
}

struct TypeOf {
    RecordType operator()(const Pointer &) const { return RecordType::Ptr; }
    RecordType operator()(const Service &) const { return RecordType::Srv; }
    RecordType operator()(const Text &) const { return RecordType::Txt; }
    RecordType operator()(const Address &data) const
    {
        return data.address.protocol() == QAbstractSocket::IPv4Protocol ? RecordType::A : RecordType::Aaaa;
    }
    RecordType operator()(const Existing &) const { return RecordType::Nsec; }
};

struct WireForm {
    const Name &owner;

    QByteArray operator()(const Pointer &data) const { return data.target.wireForm(); }
    QByteArray operator()(const Service &data) const
    {
        return bigEndian(data.priority) + bigEndian(data.weight) + bigEndian(data.port) +
               data.host.wireForm();
    }
    QByteArray operator()(const Text &data) const { return bytesOf(data.strings); }
    QByteArray operator()(const Address &data) const { return bytesOf(data.address); }
    QByteArray operator()(const Existing &data) const { return owner.wireForm() + bitmapOf(data.types); }
};

} // namespace

RecordType typeOf(const RecordData &data)
{
    return std::visit(TypeOf{}, data);
}

QByteArray wireForm(const RecordData &data, const Name &owner)
{
    return std::visit(WireForm{owner}, data);
}

} // namespace net::mdns
