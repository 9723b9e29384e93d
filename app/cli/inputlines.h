// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>

/// Standard input, line by line, without stopping the event loop: a thread of its own blocks in its stead.
/// One line at a time: the next one is read when it is asked for.
class InputLines final : public QObject
{
    Q_OBJECT

public:
    InputLines();
    ~InputLines() override;

    /// Reads the next line; arrived() or ended() follows.
    void next();

Q_SIGNALS:
    void arrived(const QString &line);
    void ended();

private:
    struct Reader;
    std::shared_ptr<Reader> m_reader;
};
