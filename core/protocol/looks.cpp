// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/looks.h"

#include "protocol/names.h"

#include <unicode/uspoof.h>
#include <unicode/uversion.h>

#include <memory>

namespace protocol {

namespace {

struct Close {
    void operator()(USpoofChecker *checker) const { uspoof_close(checker); }
};

/// Opened once: it holds no state, and may be read by several threads.
const USpoofChecker *checker()
{
    static const std::unique_ptr<USpoofChecker, Close> opened = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<USpoofChecker, Close> made(uspoof_open(&status));
        if (U_FAILURE(status))
            qFatal("ICU has no table of confusable characters: %s", u_errorName(status));
        return made;
    }();
    return opened.get();
}

QString skeleton(const QString &name)
{
    const std::u16string text = name.toStdU16String();
    std::u16string result(text.size() * 2 + 16, u'\0');
    int32_t length = 0;
    for (;;) {
        UErrorCode status = U_ZERO_ERROR;
        length = uspoof_getSkeleton(checker(), 0, text.data(), static_cast<int32_t>(text.size()),
                                    result.data(), static_cast<int32_t>(result.size()), &status);
        if (status != U_BUFFER_OVERFLOW_ERROR)
            // Only what is not UTF-16 has none, and names are.
            return U_SUCCESS(status) ? QString::fromUtf16(result.data(), length) : name;
        result.resize(static_cast<std::size_t>(length));
    }
}

} // namespace

std::array<QString, 2> looksOf(const QString &name)
{
    const QString written = skeleton(name.normalized(QString::NormalizationForm_KC));
    // A skeleton has capitals of its own: that of a zero is an O.
    return {written, nameKey(skeleton(nameKey(name)))};
}

QString looksVersion()
{
    UVersionInfo version;
    u_getVersion(version);
    char text[U_MAX_VERSION_STRING_LENGTH];
    u_versionToString(version, text);
    return QStringLiteral("1, ICU ") + QLatin1String(text);
}

} // namespace protocol
