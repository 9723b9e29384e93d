// SPDX-License-Identifier: GPL-3.0-or-later
#include "folder.h"

#include "crypto/secretfile.h"

#include <QDir>
#include <QFile>

using base::ErrorCode;
using base::failure;
using base::Result;

namespace {

constexpr int secretBytes = 32;

QString secretPath(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("token.key"));
}

} // namespace

QString describeFolderError(const base::Error &error, const QString &folder)
{
    switch (error.code) {
    case ErrorCode::Busy:
        return QStringLiteral("the data folder %1 is in use by another server; choose another with --data")
            .arg(folder);
    case ErrorCode::TooNew:
        return QStringLiteral("the data folder %1 was written by a newer version of Wireside (%2); it was "
                              "left untouched")
            .arg(folder, error.detail);
    case ErrorCode::Corrupt:
        return QStringLiteral(
                   "the data folder %1 is damaged: %2. It holds what people were told is safe, so it was not "
                   "begun anew. Put a copy of the folder back, or rescue what can be read: sqlite3 "
                   "%1/space.db .recover | sqlite3 rescued.db; then put rescued.db in its place")
            .arg(folder, error.detail);
    default:
        return QStringLiteral("the data folder %1 cannot be used: %2").arg(folder, error.detail);
    }
}

Result<std::optional<QByteArray>> readTokenSecret(const QString &folder)
{
    const auto secret = crypto::readSecretFile(secretPath(folder));
    if (secret && *secret && (*secret)->size() != secretBytes)
        return failure(ErrorCode::Corrupt, QStringLiteral("%1 is no secret of ours").arg(secretPath(folder)));
    return secret;
}

Result<QByteArray> makeTokenSecret(const QString &folder, base::Chance &chance)
{
    const auto known = readTokenSecret(folder);
    if (!known)
        return failure(known.error());
    if (*known)
        return **known;
    const QByteArray secret = chance.bytes(secretBytes);
    if (const auto written = crypto::writeSecretFile(secretPath(folder), secret); !written)
        return failure(written.error());
    return secret;
}

Result<Folder> Folder::open(const QString &path)
{
    if (!QFile::exists(QDir(path).filePath(QStringLiteral("space.db"))))
        return failure(ErrorCode::NotFound, QStringLiteral("there is no space in it"));
    Result<server::SpaceFolder> folder = server::openSpaceFolder(path);
    if (!folder)
        return failure(folder.error());
    return Folder(std::move(*folder));
}
