// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace protocol {

namespace json {
class FieldWriter;
}

/// One JSON object on one line, for programs that read what ours print.
class JsonLine
{
public:
    JsonLine();
    ~JsonLine();

    JsonLine &add(const char *key, const QString &text);
    JsonLine &add(const char *key, base::Seq number);

    /// Ends the object; nothing may be added after it.
    [[nodiscard]] QByteArray take();

private:
    std::unique_ptr<json::FieldWriter> m_writer;
};

} // namespace protocol
