// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/message.h"

#include <QtEndian>

#include <optional>

using base::ErrorCode;
using base::failure;
using base::Result;

namespace net::mdns {

namespace {

constexpr qsizetype headerSize = 12;
constexpr qsizetype leastQuestion = 5;
constexpr qsizetype leastRecord = 11;
constexpr quint16 responseFlag = 0x8000;
constexpr quint16 truncatedFlag = 0x0200;
constexpr quint16 operationAndError = 0x780f;
constexpr quint16 internetClass = 1;
constexpr quint16 anyClass = 255;
constexpr quint16 topBit = 0x8000;
/// A name that is worth compressing jumps once or twice; this is to end long chains.
constexpr int maxJumps = 32;

/// Reads from left to right; once anything was wrong nothing more is read.
class Reader
{
public:
    explicit Reader(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] bool isGood() const { return m_isGood; }
    [[nodiscard]] qsizetype position() const { return m_position; }
    void fail() { m_isGood = false; }
    void skipTo(qsizetype position) { m_position = position; }

    template <class Number>
    Number number()
    {
        const QByteArrayView raw = bytes(sizeof(Number));
        return m_isGood ? qFromBigEndian<Number>(raw.data()) : Number{};
    }
    QByteArrayView bytes(qsizetype size)
    {
        m_isGood = m_isGood && size <= m_bytes.size() - m_position;
        if (!m_isGood)
            return {};
        m_position += size;
        return m_bytes.sliced(m_position - size, size);
    }
    Name name();

private:
    /// Where the byte at the position and the next lead, which is before `limit`.
    qsizetype jump(qsizetype limit);

    QByteArrayView m_bytes;
    qsizetype m_position = 0;
    bool m_isGood = true;
};

qsizetype Reader::jump(qsizetype limit)
{
    const qsizetype target = number<quint16>() & 0x3fff;
    // Each part of a name begins before the one that leads to it, so there is no circle.
    m_isGood = m_isGood && target >= headerSize && target < limit;
    return target;
}

Name Reader::name()
{
    QByteArrayList labels;
    qsizetype begin = m_position;
    std::optional<qsizetype> end;
    int jumps = 0;
    for (;;) {
        const quint8 length = number<quint8>();
        if (!m_isGood || length == 0)
            break;
        if (length > maxLabel) {
            --m_position;
            const qsizetype target = length >= 0xc0 && ++jumps <= maxJumps ? jump(begin) : -1;
            if (target < 0 || !m_isGood) {
                m_isGood = false;
                break;
            }
            end = end.value_or(m_position);
            begin = m_position = target;
            continue;
        }
        labels.append(bytes(length).toByteArray());
        m_isGood = m_isGood && labels.size() < 128;
    }
    m_position = end.value_or(m_position);
    if (!m_isGood || labels.isEmpty())
        return {};
    const std::optional<Name> name = Name::fromLabels(labels);
    m_isGood = name.has_value();
    return name.value_or(Name());
}

Service readService(Reader &reader)
{
    const quint16 priority = reader.number<quint16>();
    const quint16 weight = reader.number<quint16>();
    const quint16 port = reader.number<quint16>();
    return {priority, weight, port, reader.name()};
}

Text readText(Reader &reader, qsizetype end)
{
    Text text;
    while (reader.isGood() && reader.position() < end) {
        const QByteArray string = reader.bytes(reader.number<quint8>()).toByteArray();
        if (!string.isEmpty())
            text.strings.append(string);
    }
    return text;
}

Address readIpv6(Reader &reader)
{
    const QByteArrayView raw = reader.bytes(16);
    return {reader.isGood() ? QHostAddress(reinterpret_cast<const quint8 *>(raw.data())) : QHostAddress()};
}

/// Nothing for types that nobody here needs.
std::optional<RecordData> readData(Reader &reader, quint16 type, qsizetype end)
{
    switch (type) {
    case static_cast<quint16>(RecordType::A):
        return Address{QHostAddress(reader.number<quint32>())};
    case static_cast<quint16>(RecordType::Aaaa):
        return readIpv6(reader);
    case static_cast<quint16>(RecordType::Ptr):
        return Pointer{reader.name()};
    case static_cast<quint16>(RecordType::Srv):
        return readService(reader);
    case static_cast<quint16>(RecordType::Txt):
        return readText(reader, end);
    default:
        reader.skipTo(end);
        return std::nullopt;
    }
}

void readQuestion(Reader &reader, std::vector<Question> &questions)
{
    Question question{reader.name(), reader.number<quint16>()};
    const quint16 classBits = reader.number<quint16>();
    const quint16 askedClass = classBits & ~topBit;
    question.wantsUnicast = (classBits & topBit) != 0;
    if (reader.isGood() && (askedClass == internetClass || askedClass == anyClass))
        questions.push_back(std::move(question));
}

void readRecord(Reader &reader, qsizetype size, std::vector<Record> &records)
{
    Record record{reader.name(), {}};
    const quint16 type = reader.number<quint16>();
    const quint16 classBits = reader.number<quint16>();
    const quint32 ttl = reader.number<quint32>();
    const qsizetype dataSize = reader.number<quint16>();
    const qsizetype end = reader.position() + dataSize;
    if (!reader.isGood() || end > size)
        return reader.fail();
    record.isUnique = (classBits & topBit) != 0;
    // A number that would be negative counts as none (RFC 2181, 8).
    record.ttl = std::chrono::seconds(ttl > 0x7fffffff ? 0 : ttl);
    std::optional<RecordData> data = readData(reader, type, end);
    if (!reader.isGood() || reader.position() != end)
        return reader.fail();
    if (!data || (classBits & ~topBit) != internetClass)
        return;
    record.data = std::move(*data);
    records.push_back(std::move(record));
}

} // namespace

Result<Message> decode(QByteArrayView datagram)
{
    if (datagram.size() > maxDatagram)
        return failure(ErrorCode::Invalid, QStringLiteral("larger than mDNS allows"));
    Reader reader(datagram);
    Message message;
    message.id = reader.number<quint16>();
    const quint16 flags = reader.number<quint16>();
    const quint16 questions = reader.number<quint16>();
    const quint16 counts[] = {reader.number<quint16>(), reader.number<quint16>(), reader.number<quint16>()};
    message.isResponse = (flags & responseFlag) != 0;
    message.isTruncated = (flags & truncatedFlag) != 0;
    if (!reader.isGood() || (flags & operationAndError) != 0)
        return failure(ErrorCode::Invalid, QStringLiteral("not a query or its answer"));
    const qsizetype least = questions * leastQuestion + (counts[0] + counts[1] + counts[2]) * leastRecord;
    if (least > datagram.size() - headerSize)
        return failure(ErrorCode::Invalid, QStringLiteral("says that it holds more than it can"));
    for (int i = 0; i < questions && reader.isGood(); ++i)
        readQuestion(reader, message.questions);
    std::vector<Record> *const sections[] = {&message.answers, &message.authorities, &message.additionals};
    for (std::size_t section = 0; section < 3; ++section) {
        for (int i = 0; i < counts[section] && reader.isGood(); ++i)
            readRecord(reader, datagram.size(), *sections[section]);
    }
    if (!reader.isGood())
        return failure(ErrorCode::Invalid, QStringLiteral("broken at byte %1").arg(reader.position()));
    return message;
}

} // namespace net::mdns
