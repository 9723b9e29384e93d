// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QRect>
#include <QRectF>
#include <qqmlintegration.h>

namespace ui {

/// What the user has chosen for this profile, as the window shows and changes it. Keeps nothing itself:
/// whoever made it gives what was kept and writes down what changed() tells.
class Settings final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_CLASSINFO("RegisterEnumClassesUnscoped", "false")
    QML_UNCREATABLE("given by the app")
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged)
    Q_PROPERTY(int avatarColor READ avatarColor WRITE setAvatarColor NOTIFY avatarColorChanged)
    Q_PROPERTY(Scheme scheme READ scheme WRITE setScheme NOTIFY schemeChanged)
    Q_PROPERTY(double textScale READ textScale WRITE setTextScale NOTIFY textScaleChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(bool isDetailsOpen READ isDetailsOpen WRITE setDetailsOpen NOTIFY isDetailsOpenChanged)
    Q_PROPERTY(QRectF window READ window WRITE setWindow NOTIFY windowChanged)
    Q_PROPERTY(bool isMaximized READ isMaximized WRITE setMaximized NOTIFY isMaximizedChanged)
    Q_PROPERTY(Alerts alerts READ alerts WRITE setAlerts NOTIFY alertsChanged)
    Q_PROPERTY(int awayAfter READ awayAfter WRITE setAwayAfter NOTIFY awayAfterChanged)
    Q_PROPERTY(bool isQuiet READ isQuiet WRITE setQuiet NOTIFY isQuietChanged)
    Q_PROPERTY(bool sendsReadReceipts READ sendsReadReceipts WRITE setSendsReadReceipts NOTIFY
                   sendsReadReceiptsChanged)

public:
    enum class Scheme { System, Light, Dark };
    Q_ENUM(Scheme)
    /// Which messages the desktop tells of; those of direct messages count as mentions.
    enum class Alerts { All, Mentions, None };
    Q_ENUM(Alerts)
    using Values = QHash<QString, QString>;

    static constexpr double minTextScale = 0.8;
    static constexpr double maxTextScale = 2.0;

    explicit Settings(const Values &kept, QObject *parent = nullptr);

    [[nodiscard]] QString name() const { return m_name; }
    /// Which of the theme's avatar colours is mine; -1 for the one that my name gives.
    [[nodiscard]] int avatarColor() const { return m_avatarColor; }
    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    /// What all text sizes are multiplied with, from minTextScale to maxTextScale.
    [[nodiscard]] double textScale() const { return m_textScale; }
    /// A language that Wireside speaks, as in BCP 47; empty for the system's.
    [[nodiscard]] QString language() const { return m_language; }
    [[nodiscard]] bool isDetailsOpen() const { return m_isDetailsOpen; }
    /// Where the window last was, unless maximized; empty at the first start.
    [[nodiscard]] QRectF window() const { return m_window; }
    [[nodiscard]] bool isMaximized() const { return m_isMaximized; }
    /// What holds for rooms that have no choice of their own.
    [[nodiscard]] Alerts alerts() const { return m_alerts; }
    /// Do not disturb: the desktop tells nothing.
    [[nodiscard]] bool isQuiet() const { return m_isQuiet; }
    /// Others are told what I have read.
    [[nodiscard]] bool sendsReadReceipts() const { return m_sendsReadReceipts; }
    /// After how many minutes without a key or the pointer I am away; 0 for never.
    [[nodiscard]] int awayAfter() const { return m_awayAfter; }
    /// What holds for a room of the space at an address.
    [[nodiscard]] Q_INVOKABLE ui::Settings::Alerts alertsIn(const QString &space, const QString &room) const;
    /// Makes a choice for that room alone.
    Q_INVOKABLE void setAlertsIn(const QString &space, const QString &room, ui::Settings::Alerts alerts);

    void setName(const QString &name);
    void setAvatarColor(int index);
    void setScheme(Scheme scheme);
    void setTextScale(double scale);
    void setLanguage(const QString &language);
    void setDetailsOpen(bool isOpen);
    void setWindow(const QRectF &window);
    void setMaximized(bool isMaximized);
    void setAlerts(Alerts alerts);
    void setQuiet(bool isQuiet);
    void setSendsReadReceipts(bool sends);
    void setAwayAfter(int minutes);

Q_SIGNALS:
    void nameChanged();
    void avatarColorChanged();
    void schemeChanged();
    void textScaleChanged();
    void languageChanged();
    void isDetailsOpenChanged();
    void windowChanged();
    void isMaximizedChanged();
    void alertsChanged();
    void isQuietChanged();
    void sendsReadReceiptsChanged();
    void awayAfterChanged();
    /// Some room has another choice of its own.
    void roomAlertsChanged();
    /// A value to keep, as it is given to the constructor.
    void changed(const QString &key, const QString &value);

private:
    QString m_name;
    int m_avatarColor = -1;
    Scheme m_scheme = Scheme::System;
    double m_textScale = 1;
    QString m_language;
    bool m_isDetailsOpen = true;
    QRect m_window;
    bool m_isMaximized = false;
    Alerts m_alerts = Alerts::All;
    bool m_isQuiet = false;
    bool m_sendsReadReceipts = true;
    int m_awayAfter = 5;
    QHash<QString, Alerts> m_roomAlerts; ///< by the key under which each is kept
};

} // namespace ui
