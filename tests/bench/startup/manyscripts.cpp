// SPDX-License-Identifier: GPL-3.0-or-later
#include "manyscripts.h"

#include <QStringList>

namespace bench {

namespace {

/// Each language's words, apart by spaces.
const QStringList languages{
    u"the paper is on your desk and we meet again after lunch about printing colours for a new poster"_qs,
    u"wir müssen über die Größe der Schrift noch einmal reden bevor alles fertig gedruckt wird schöne Grüße"_qs,
    u"où est la réunion ce matin déjà très bien merci à tous pour les idées reçues hier soir"_qs,
    u"завтра утром соберёмся и посмотрим что получилось с обложкой и новыми буквами спасибо всем"_qs,
    u"καλημέρα σας θα έρθω λίγο αργότερα σήμερα γιατί το τρένο έχει καθυστέρηση ευχαριστώ πολύ"_qs,
    u"صباح الخير سنبدأ العمل بعد قليل أرسلت لكم الصور الجديدة شكرا جزيلا على المساعدة"_qs,
    u"בוקר טוב נפגשים אחר כך במטבח כדי לדבר על הגיליון הבא תודה רבה לכולם"_qs,
    u"नमस्ते आज की बैठक दोपहर के बाद होगी कृपया नई तस्वीरें देख लीजिए धन्यवाद"_qs,
    u"สวัสดี วันนี้ ประชุม ตอนบ่าย ช่วยดู รูปใหม่ ด้วย ขอบคุณ มาก ทุกคน"_qs,
    u"明天 早上 我们 一起 看看 新的 封面 设计 谢谢 大家 的 帮助"_qs,
    u"明日の 打ち合わせは 午後から です ポスターの 色を もう一度 確認して ください ありがとう"_qs,
    u"내일 아침 회의에서 새 포스터의 색을 다시 확인해 주세요 모두 감사합니다"_qs,
};

const QStringList firstNames{u"Mara"_qs,  u"Lukas"_qs, u"Zoë"_qs,    u"Élodie"_qs, u"Иван"_qs,
                             u"Ольга"_qs, u"Νίκος"_qs, u"ليلى"_qs,   u"נועה"_qs,   u"अर्जुन"_qs,
                             u"สมชาย"_qs, u"美玲"_qs,  u"さくら"_qs, u"지훈"_qs};
const QStringList lastNames{u"Okafor"_qs, u"Größ"_qs, u"Lefèvre"_qs, u"Петров"_qs, u"Παππάς"_qs,
                            u"حداد"_qs,   u"כהן"_qs,  u"शर्मा"_qs,    u"ใจดี"_qs,    u"王"_qs,
                            u"田中"_qs,   u"김"_qs,   u"Łukasz"_qs};
const QStringList emoji{u"🌱"_qs, u"👍🏽"_qs, u"🎉"_qs, u"😄"_qs, u"👩‍🚀"_qs, u"🇯🇵"_qs};

template <class List>
const QString &anyOf(const List &list, base::Chance &chance)
{
    return list[static_cast<qsizetype>(chance.below(static_cast<std::uint64_t>(list.size())))];
}

QString line(const QStringList &words, base::Chance &chance)
{
    QStringList chosen;
    for (std::uint64_t left = 2 + chance.below(14); left > 0; --left)
        chosen.append(anyOf(words, chance));
    if (chance.below(12) == 0)
        chosen.append(anyOf(emoji, chance));
    return chosen.join(u' ');
}

} // namespace

QString personName(int number)
{
    const QString &first = firstNames[number % firstNames.size()];
    const QString &last = lastNames[number % lastNames.size()];
    // The two lists have no common factor, so this many pairs differ.
    const auto pairs = static_cast<int>(firstNames.size() * lastNames.size());
    return number < pairs ? first + u' ' + last : u"%1 %2 %3"_qs.arg(first, last).arg(number / pairs + 1);
}

QString roomName(int number)
{
    const QStringList words = languages[number % languages.size()].split(u' ');
    return u"%1 %2"_qs.arg(words[number % words.size()]).arg(number + 1);
}

QString messageText(base::Chance &chance)
{
    const QStringList words = anyOf(languages, chance).split(u' ');
    QString text = line(words, chance);
    if (chance.below(20) == 0) {
        for (std::uint64_t left = 1 + chance.below(5); left > 0; --left)
            text += u'\n' + line(words, chance);
    }
    return text;
}

} // namespace bench
