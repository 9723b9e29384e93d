// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "ui/icons.h"

#include <QDir>

namespace desktop {

Program::Program(store::Profile &profile, QString folder)
    : m_profile(profile)
    , m_folder(std::move(folder))
{
}

Program::~Program() = default;

void Program::start()
{
    m_profile.settings([this](const base::Result<ui::Settings::Values> &settings) { readSpaces(settings); });
}

void Program::readSpaces(const base::Result<ui::Settings::Values> &settings)
{
    if (!settings)
        return Q_EMIT failed(settings.error().detail);
    m_settings = *settings;
    m_profile.joinedSpaces(
        [this](const base::Result<std::vector<store::JoinedSpace>> &spaces) { open(spaces); });
}

void Program::open(const base::Result<std::vector<store::JoinedSpace>> &spaces)
{
    if (!spaces)
        return Q_EMIT failed(spaces.error().detail);
    m_desktop = std::make_unique<Desktop>(m_clock, m_chance, m_profile,
                                          QDir(m_folder).filePath(QStringLiteral("hosted")),
                                          Kept{m_settings, *spaces});
    m_languages.speak(m_desktop->settings()->language());
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_engine->addImageProvider(QStringLiteral("icon"), new ui::Icons);
    connect(m_desktop->settings(), &ui::Settings::languageChanged, &m_languages,
            [this] { m_languages.speak(m_desktop->settings()->language()); });
    connect(&m_languages, &Languages::changed, m_engine.get(), &QQmlEngine::retranslate);
    m_engine->setInitialProperties(
        {{QStringLiteral("app"), QVariant::fromValue<ui::App *>(m_desktop.get())}});
    m_engine->load(QUrl(QStringLiteral("qrc:/qt-project.org/imports/Wireside/Window/Main.qml")));
    if (m_engine->rootObjects().isEmpty())
        return Q_EMIT failed(QStringLiteral("the window cannot be made"));
    // The window first: it is there before the first space is.
    QMetaObject::invokeMethod(m_desktop.get(), &Desktop::begin, Qt::QueuedConnection);
}

void Program::raise()
{
    if (m_desktop)
        Q_EMIT m_desktop->raised();
}

} // namespace desktop
