// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <qqmlintegration.h>

namespace ui {

/// The space that this program hosts for others on the network, if it does.
class Hosting : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_CLASSINFO("RegisterEnumClassesUnscoped", "false")
    QML_UNCREATABLE("given by the app")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(Problem problem READ problem NOTIFY changed)
    Q_PROPERTY(QString spaceName READ spaceName NOTIFY changed)
    Q_PROPERTY(QStringList addresses READ addresses NOTIFY changed)
    Q_PROPERTY(QString folder READ folder CONSTANT)
    Q_PROPERTY(QString ownAddress READ ownAddress NOTIFY changed)
    Q_PROPERTY(int others READ others NOTIFY othersChanged)

public:
    enum class State { Stopped, Starting, Running, Stopping };
    Q_ENUM(State)
    /// Why the last start failed.
    enum class Problem {
        None,
        PortTaken,  ///< another program listens there
        NotAllowed, ///< the system does not let us listen
        FolderBusy, ///< another Wireside hosts this space
        TooNew,     ///< a newer version wrote the space
        Damaged,    ///< the space's database cannot be read; it was not begun anew
        Disk,       ///< the space's folder cannot be read or written
    };
    Q_ENUM(Problem)

    using QObject::QObject;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Problem problem() const { return m_problem; }
    /// What the space is called; empty before it was first hosted.
    [[nodiscard]] QString spaceName() const { return m_spaceName; }
    /// Where others reach it, HOST:PORT, the likeliest first; empty while it does not run.
    [[nodiscard]] QStringList addresses() const { return m_addresses; }
    /// Where the space is kept on the disk.
    [[nodiscard]] virtual QString folder() const = 0;
    /// Where this program itself reaches it, for App::openSpace(); empty before it was first hosted.
    [[nodiscard]] QString ownAddress() const { return m_ownAddress; }
    /// People in it beside me.
    [[nodiscard]] int others() const { return m_others; }

    /// Begins to host; the app joins the space. Its name counts at the first start.
    Q_INVOKABLE virtual void start(const QString &spaceName) = 0;
    /// Says goodbye to everybody and stops.
    Q_INVOKABLE virtual void stop() = 0;

Q_SIGNALS:
    void changed();
    void othersChanged();

protected:
    void enter(State state, Problem problem = Problem::None);
    void setSpaceName(const QString &name);
    void setAddresses(const QStringList &addresses);
    void setOwnAddress(const QString &address);
    void setOthers(int others);

private:
    State m_state = State::Stopped;
    Problem m_problem = Problem::None;
    QString m_spaceName;
    QStringList m_addresses;
    QString m_ownAddress;
    int m_others = 0;
};

} // namespace ui
