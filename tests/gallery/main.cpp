// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/scenes.h"

#include <QDir>
#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLocale>
#include <QTextStream>
#include <QTranslator>

/// Paints the window in all its states: `wireside_gallery FOLDER [NAME…]`.
int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("TZ", "UTC");
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationVersion(QStringLiteral(WIRESIDE_VERSION));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QTranslator english;
    if (english.load(QStringLiteral(":/i18n/wireside_en.qm")))
        QGuiApplication::installTranslator(&english);
    // The pictures are compared with drawings in this font.
    if (QFontDatabase::families().contains(QStringLiteral("Inter")))
        QGuiApplication::setFont(QFont(QStringLiteral("Inter")));

    QStringList names = QGuiApplication::arguments().mid(1);
    if (names.isEmpty()) {
        QTextStream(stderr) << "usage: wireside_gallery FOLDER [NAME…]\n";
        return 2;
    }
    const QString folder = names.takeFirst();
    if (!QDir().mkpath(folder))
        return 1;
    return gallery::paintAll(folder, names) ? 0 : 1;
}
