// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/jsonline.h"

#include "protocol/json.h"

namespace protocol {

JsonLine::JsonLine()
    : m_writer(std::make_unique<json::FieldWriter>())
{
}

JsonLine::~JsonLine() = default;

JsonLine &JsonLine::add(const char *key, const QString &text)
{
    (*m_writer)(key, text);
    return *this;
}

JsonLine &JsonLine::add(const char *key, base::Seq number)
{
    (*m_writer)(key, number);
    return *this;
}

QByteArray JsonLine::take()
{
    return m_writer->take();
}

} // namespace protocol
