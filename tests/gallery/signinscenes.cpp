// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/signinscenes.h"

namespace gallery {

void signIn(Stage &stage, Way way)
{
    stage.showWindow();
    stage.openSignIn(static_cast<int>(way));
}

void signInRefused(Stage &stage)
{
    signIn(stage, Way::Password);
    stage.fill(QStringLiteral("Password"), QStringLiteral("wrong horse"));
    stage.app().fixtureSignIn().refuse(static_cast<int>(ui::SignIn::Problem::WrongPassword), 0);
}

void signInPutOff(Stage &stage)
{
    signIn(stage, Way::Password);
    stage.fill(QStringLiteral("Password"), QStringLiteral("wrong horse"));
    stage.app().fixtureSignIn().refuse(static_cast<int>(ui::SignIn::Problem::TooManyTries), 40);
}

void signInMistyped(Stage &stage)
{
    signIn(stage, Way::NewAccount);
    stage.fill(QStringLiteral("Address of the server"), QStringLiteral("the studio"));
    stage.fill(QStringLiteral("Password"), QStringLiteral("correct horse"));
    stage.fill(QStringLiteral("The same password again"), QStringLiteral("correct hors"));
}

void signedOut(Stage &stage)
{
    stage.app().space()->devices()->signOutThis();
    stage.app().advance(1);
}

void askToSignOut(Stage &stage)
{
    stage.app().stopServer();
    stage.app().mara().write(support::general, QStringLiteral("Tracking number is in the sheet."));
    stage.app().settle();
    stage.call(QStringLiteral("SpaceDialogs"), "askToSignOut");
}

void setPassword(Stage &stage)
{
    stage.call(QStringLiteral("SpaceDialogs"), "showDevices");
    stage.call(QStringLiteral("DevicesDialog"), "choosePassword");
}

} // namespace gallery
