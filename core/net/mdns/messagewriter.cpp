// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/message.h"

#include <QHash>
#include <QtEndian>

namespace net::mdns {

namespace {

constexpr quint16 authoritativeResponse = 0x8400;
constexpr quint16 truncatedFlag = 0x0200;
constexpr quint16 internetClass = 1;
constexpr quint16 topBit = 0x8000;
constexpr qsizetype maxTarget = 0x3fff; // that a pointer can lead to

class Writer
{
public:
    template <class Number>
    void number(Number value)
    {
        const qsizetype place = m_bytes.size();
        m_bytes.resize(place + qsizetype(sizeof(Number)));
        qToBigEndian(value, m_bytes.data() + place);
    }
    void bytes(const QByteArray &bytes) { m_bytes += bytes; }
    void name(Name name);
    void record(const Record &record);
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
    QHash<QByteArray, quint16> m_places; ///< of names and their ends, by their form on the wire
};

void Writer::name(Name name)
{
    while (!name.labels().isEmpty()) {
        const QByteArray form = name.wireForm();
        if (const auto place = m_places.constFind(form); place != m_places.cend())
            return number<quint16>(0xc000 | *place);
        if (m_bytes.size() <= maxTarget)
            m_places.insert(form, static_cast<quint16>(m_bytes.size()));
        const QByteArray &label = name.labels().constFirst();
        number(static_cast<quint8>(label.size()));
        bytes(label);
        name = name.parent();
    }
    number<quint8>(0);
}

void Writer::record(const Record &record)
{
    name(record.name);
    number(static_cast<quint16>(typeOf(record.data)));
    number<quint16>(internetClass | (record.isUnique ? topBit : 0));
    number(static_cast<quint32>(record.ttl.count()));
    const qsizetype place = m_bytes.size();
    number<quint16>(0);
    if (const auto *pointer = std::get_if<Pointer>(&record.data))
        name(pointer->target);
    else
        bytes(wireForm(record.data, record.name));
    qToBigEndian(static_cast<quint16>(m_bytes.size() - place - 2), m_bytes.data() + place);
}

} // namespace

QByteArray encode(const Message &message)
{
    Writer writer;
    writer.number(message.id);
    writer.number<quint16>((message.isResponse ? authoritativeResponse : 0) |
                           (message.isTruncated ? truncatedFlag : 0));
    writer.number(static_cast<quint16>(message.questions.size()));
    for (const auto *section : {&message.answers, &message.authorities, &message.additionals})
        writer.number(static_cast<quint16>(section->size()));
    for (const Question &question : message.questions) {
        writer.name(question.name);
        writer.number(question.type);
        writer.number<quint16>(internetClass | (question.wantsUnicast ? topBit : 0));
    }
    for (const auto *section : {&message.answers, &message.authorities, &message.additionals}) {
        for (const Record &record : *section)
            writer.record(record);
    }
    return writer.take();
}

} // namespace net::mdns
