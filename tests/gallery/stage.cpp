// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/stage.h"

#include "qml/finding.h"
#include "ui/icons.h"

#include <QDir>
#include <QGuiApplication>
#include <QTest>

namespace gallery {

namespace {

QString general()
{
    return support::general.value();
}

} // namespace

Stage::Stage(const Canvas &canvas)
    : m_canvas(canvas)
    , m_app(canvas.chosen)
{
    QGuiApplication::setLayoutDirection(canvas.direction);
    m_engine.addImageProvider(QStringLiteral("icon"), new ui::Icons);
}

void Stage::enterSpace()
{
    m_app.openSpace(QStringLiteral("192.168.1.20:7470"));
    m_app.space()->openRoom(general());
    m_app.settle();
}

void Stage::talk()
{
    const auto say = [this](const char *who, const char *text, int seconds) {
        m_app.advance(seconds);
        m_app.say(QString::fromUtf8(who), general(), QString::fromUtf8(text));
    };
    m_app.pickColor(QStringLiteral("Priya Shah"), 2);
    m_app.pickColor(QStringLiteral("Jun Tanaka"), 1);
    m_app.makeRoom(QStringLiteral("Priya Shah"), QStringLiteral("print-queue"));
    m_app.makeRoom(QStringLiteral("Jun Tanaka"), QStringLiteral("lunch"));
    m_app.space()->createRoom(QStringLiteral("leads"), true);
    m_app.settle();
    for (const char *name : {"Priya Shah", "Jun Tanaka"}) {
        m_app.space()->openDirect(m_app.person(QString::fromUtf8(name)).session().me().value());
        m_app.settle();
    }
    m_app.space()->openRoom(general());
    m_app.settle();
    m_app.space()->room()->setWatched(true);
    say("Priya Shah",
        "The plotter is back. Profiles are in the shared notes — please don’t edit the matte one while I’m "
        "calibrating.",
        600);
    say("Jun Tanaka", "Great. Same command as before?", 120);
    say("Jun Tanaka", "lpadmin -p plotter -E -m matte-2.ppd", 20);
    say("Jun Tanaka", "And here is the poster, final this time: https://studio4.example/poster-a0-final.pdf",
        60);
    say("Mara Okafor", "Thanks! Printing it now.", 90);
    m_app.space()->room()->setWatched(false);
    for (const char *name : {"Lukas Berg", "Ada Duarte", "Tariq Nasser", "Zoë Brandt", "Łukasz Żak"})
        m_app.come(QString::fromUtf8(name));
    m_app.person(QStringLiteral("Priya Shah")).session().setPresence(protocol::Status::Away);
    m_app.person(QStringLiteral("Zoë Brandt")).end();
    m_app.saySelf(QStringLiteral("Jun Tanaka"),
                  QStringLiteral("In a meeting until four, then gone for the day"));
    m_app.saySelf(QStringLiteral("Tariq Nasser"), QString::fromUtf8("في اجتماع"));
    m_app.advance(2);
    for (const char *text : {"Queue is empty again.", "A2 next?", "I need twenty minutes."})
        m_app.say(QStringLiteral("Priya Shah"), m_app.roomOf(QStringLiteral("print-queue")),
                  QString::fromUtf8(text));
    m_app.say(QStringLiteral("Jun Tanaka"), m_app.roomOf(QStringLiteral("Jun Tanaka")),
              QStringLiteral("Got a minute?"));
}

/// Carries out what has been posted, and what that posts: nothing moves in a gallery.
void Stage::settle()
{
    auto *window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().constFirst());
    constexpr int rounds = 4;
    for (int round = 0; round < rounds; ++round) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        window->grabWindow(); // lays out
    }
}

void Stage::showWindow()
{
    m_engine.setInitialProperties({{QStringLiteral("app"), QVariant::fromValue<ui::App *>(&m_app)}});
    m_engine.load(QUrl(QStringLiteral("qrc:/qt-project.org/imports/Wireside/Window/Main.qml")));
    if (m_engine.rootObjects().isEmpty())
        qFatal("the window cannot be made");
    qobject_cast<QQuickWindow *>(m_engine.rootObjects().constFirst())->resize(m_canvas.size);
    settle();
}

void Stage::call(const QString &type, const char *function)
{
    QObject *object = qmltest::find(m_engine.rootObjects().constFirst(), type);
    if (!object || !QMetaObject::invokeMethod(object, function))
        qWarning("%s cannot do %s", qUtf8Printable(type), function);
    settle();
}

void Stage::chooseRole(const QString &user, const QString &name)
{
    QObject *dialogs =
        qmltest::find(m_engine.rootObjects().constFirst(), QStringLiteral("ModerationDialogs"));
    const int member = static_cast<int>(models::MemberItem::Role::Member);
    if (!QMetaObject::invokeMethod(dialogs, "chooseRole", Q_ARG(QString, user), Q_ARG(QString, name),
                                   Q_ARG(int, member)))
        qWarning("nobody can choose a role");
}

void Stage::openSignIn(int way)
{
    QObject *window = m_engine.rootObjects().constFirst();
    QMetaObject::invokeMethod(window, "openSignIn", Q_ARG(QString, QStringLiteral("chat.example:8787")),
                              Q_ARG(QString, QStringLiteral("Mara Okafor")));
    settle();
    qmltest::find(window, QStringLiteral("SignInWays"))->setProperty("way", way);
    settle();
}

void Stage::fill(const QString &label, const QString &text)
{
    if (QObject *field = qmltest::findLabel(m_engine.rootObjects().constFirst(), label))
        field->setProperty("text", text);
    else
        qWarning("there is no field %s", qUtf8Printable(label));
    settle();
}

void Stage::showRow(int row)
{
    settle();
    QObject *view = qmltest::find(m_engine.rootObjects().constFirst(), QStringLiteral("TimelineView"));
    view->setProperty("isFollowing", false);
    QObject *list = qmltest::find(view, QStringLiteral("TimelineList"));
    constexpr int center = 1; // ListView.Center
    QMetaObject::invokeMethod(list, "positionViewAtIndex", Q_ARG(int, row), Q_ARG(int, center));
    settle();
}

bool Stage::paint(const QString &folder)
{
    auto *window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().constFirst());
    settle();
    const QString path = QDir(folder).filePath(m_canvas.name + QStringLiteral(".png"));
    return window->grabWindow().save(path);
}

} // namespace gallery
