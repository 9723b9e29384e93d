// SPDX-License-Identifier: GPL-3.0-or-later
#include "passwordinput.h"

#include <QFile>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace {

/// More than a password has.
constexpr qint64 maxLine = 4'096;

/// Keeps a terminal from showing what is typed, for as long as it lives.
class Quiet
{
public:
    Quiet()
    {
#ifdef Q_OS_UNIX
        m_isTerminal = tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_isTerminal)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
#endif
    }
    ~Quiet()
    {
#ifdef Q_OS_UNIX
        if (m_isTerminal)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
#endif
        if (m_isTerminal)
            std::fputc('\n', stderr);
    }
    Quiet(const Quiet &) = delete;
    Quiet &operator=(const Quiet &) = delete;

    [[nodiscard]] bool isTerminal() const
    {
        return m_isTerminal;
    }

private:
    bool m_isTerminal = false;
#ifdef Q_OS_UNIX
    termios m_before{};
#endif
};

QString withoutLineEnd(QByteArray line)
{
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

} // namespace

base::Result<QString> readPassword(const QString &path, const QString &account)
{
    QFile file(path);
    if (!path.isEmpty()) {
        if (!file.open(QIODevice::ReadOnly))
            return base::failure(base::ErrorCode::Io, QStringLiteral("%1: %2").arg(path, file.errorString()));
        return withoutLineEnd(file.readLine(maxLine));
    }
    const Quiet quiet;
    if (quiet.isTerminal())
        std::fprintf(stderr, "Password of %s: ", qUtf8Printable(account));
    // Unbuffered, so that what follows the line is there for who reads on.
    if (!file.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered))
        return base::failure(base::ErrorCode::Io, file.errorString());
    return withoutLineEnd(file.readLine(maxLine));
}
