// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTranslator>

namespace desktop {

/// The language of the interface, switched while the program runs.
class Languages final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Speaks a language (BCP 47) from now on, the system's where it is empty: words, numbers, times and the
    /// direction of layouts. English where Wireside does not speak it.
    void speak(const QString &language);

Q_SIGNALS:
    /// Texts have to be looked up again.
    void changed();

private:
    QTranslator m_translator;
};

} // namespace desktop
