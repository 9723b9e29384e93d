// SPDX-License-Identifier: GPL-3.0-or-later
#include "languages.h"

#include <QGuiApplication>
#include <QLocale>

namespace desktop {

void Languages::speak(const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_translator);
    // Plural forms of English are in a translation, too, so that there is one for every language.
    const bool isKnown = m_translator.load(locale, QStringLiteral("wireside"), QStringLiteral("_"),
                                           QStringLiteral(":/i18n")) ||
                         m_translator.load(QStringLiteral(":/i18n/wireside_en.qm"));
    if (isKnown)
        QCoreApplication::installTranslator(&m_translator);
    QGuiApplication::setLayoutDirection(locale.textDirection());
    Q_EMIT changed();
}

} // namespace desktop
