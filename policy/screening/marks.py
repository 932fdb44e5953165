"""Classification marks (国家秘密标志, 《保密法》): a document that bears one does not belong here. 涉密不上网.

A grammar of what a mark is made of (level, star, term, bracket, «密级», who bears it) over the text as it is meant: any
script and width, split, by its parts or its sound. 内部 and 工作秘密 are no marks, and who asks about marks shows none.
"""

import re
from typing import Final

from policy.retrieval.sound import sounds
from policy.text.lazy import lazily

_GAP: Final = r"[\s\-_./·•*|~+^#\[\]【】]{0,4}"
_SECRET: Final = rf"(?:密|宓{_GAP}山)"
_STAR: Final = "[★☆✩✪✭✮✯⭐🌟*※✱▲△◆◇●○◎■□🔒🔐🚫⛔]"
# «手机密码» and «时机密切» hold no level; neither do the other secrets of an office.
_LEVEL: Final = (
    rf"(?:(?:绝|[纟糸丝]{_GAP}色){_GAP}{_SECRET}"
    rf"|(?<![手主飞司耳相电动时危转契])(?:机|木{_GAP}几){_GAP}{_SECRET}"
    rf"|(?<![小守])(?<!工作)(?<!国家)(?<!商业)(?<!个人)(?<!技术)(?<!公开的)(?:秘|禾{_GAP}必){_GAP}{_SECRET})(?![码封切集林钥闭谋布度])"
)
_TERM: Final = (
    r"(?:\d{1,2}|[一二三四五六七八九十两壹贰叁伍拾半]{1,3})\s*(?:个)?[年月]|长期|启用前|保密期|期限\s*[:一二三五十\d]"
)
_OPEN: Final = r"[\[({<【〔〖《「『〈﹝]"
_CLOSE: Final = r"[\])}>】〕〗》」』〉﹞]"
_QUOTE: Final = "[\"'“”‘’]?"
_WORD: Final = rf"{_LEVEL}\s*(?:级|件)?"
_YEARS: Final = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})\s*年|长期"
_SPELT: Final = r"(?:(?<![a-z])(?:ji|jue|mi|[jm](?=[ 密])) ?(?:mi|密)|[机绝秘] ?mi)"  # «mi密», «机mi», «j密»: nobody asks about it so
_URGENT: Final = r"(?:特急|加急|平急|急件)[\s·,、]{0,2}"
_HANDED: Final = "的?[^,，。;\n]{0,8}[,，]?(?:请|我|已|发|附|转|给)"  # «标有机密字样的纪要，请参考»
_KEPT: Final = "(?![柜室夹袋箱管保清登流收制要自台目检])"  # «涉密文件清退清单» is no secret paper
_PAPER: Final = f"(?:会议)?(?:纪要|记录|文件|材料|通知|通报|报告|方案|电报|传真|函){_KEPT}"
# «这份是涉密文件，会上要传达，我先拍给您看看»: the paper is called secret and its holder copies it or sends it here.
_SENT_HERE: Final = (
    rf"(?:(?:涉密|密级|机要|{_LEVEL}级?)的?(?:{_PAPER}|件(?!件){_KEPT})|密件{_KEPT}|等级[:为是]?{_LEVEL}|{_LEVEL}级的(?=[,，]))"
    r"(?:(?!不[得能要准许可应该]|[禁勿别严]|[。;\n])[\s\S]){0,16}?"
    r"(?:我[先再就已在这里给您你直接把]{0,5}(?:翻?拍|截|扫|转|发|传|贴|抄|念|(?:打|敲)[成了]?字)|[先就][拍截扫转发传](?:照|图)?给?[您你]|(?:打|敲)[成了]字|翻拍)"
)

# These are marks wherever they stand.
_BORNE: Final = lazily(
    rf"(?:{_WORD}{_GAP}{_QUOTE}\s*{_CLOSE}?{_GAP}{_STAR}|(?:绝|(?<![手时])机|秘){_STAR}{{1,3}}{_SECRET}|{_STAR}\s*{_OPEN}?\s*{_LEVEL}"
    rf"|{_OPEN}\s*(?:{_URGENT})?{_WORD}\s*(?:{_CLOSE}|[,，:·].{{0,30}}{_CLOSE}|{_STAR}))"
    rf"(?!\s*(?:字样(?!{_HANDED})|标[志识]|投票|表决|条款|(?:的|是|代表)?(?:什么|啥)?(?:意思|含义)|是什么))"
    rf"|{_SPELT}\s*(?:[★☆*]|级?{_PAPER}|件)|(?<![a-z])mi件|(?<![a-z])[jm]m[★☆]|(?<![a-z])(?:j[\-. ]i|j[\-. ]u[\-. ]e|m[\-. ]i)[\-. ]m[\-. ]i(?![a-z])"
    r"|(?<![a-z_])(?:top[\s\-]*)?s[\-. ]?e[\-. ]?c[\-. ]?r[\-. ]?e[\-. ]?t(?![a-z_])(?=[\s:,!]*[\u4e00-\u9fff])"
    rf"|{_SENT_HERE}"
    rf"|(?:涉密|机要|{_LEVEL}级?)(?:文件?|件|材料)(?!件|的?(?:管理|保管|清理|销毁|自查))[^不别勿禁\n]{{0,30}}?(?:正文|全文|内容|要点)(?:摘录)?如下"
    rf"|(?:^|\n)\s*(?:[★☆]|保密期限?\s*:)\s*(?:{_YEARS})\s*(?:$|\n)"
    r"|(?<![a-z_])confidential(?![a-z_])(?=[\s:,!]*[\u4e00-\u9fff])"
)
# A level that stands as a mark does: with its term, behind «密级», alone on a line, or said of the paper at hand.
_STANDS: Final = lazily(
    rf"{_WORD}[\s,，。.:(]{{0,3}}(?:{_TERM})"
    rf"|密\s*等?级\s*{_CLOSE}?\s*[:为是属]?\s*{_OPEN}?\s*{_WORD}"
    rf"|(?:^|\n|{_URGENT}|[-—]|[::]\s*\n?)\s*{_QUOTE}{_LEVEL}{_QUOTE}~?\s*(?:级(?={_PAPER})|级?(?=\s*(?:$|\n|[:：。!\-—│]|\d|{_GAP}文{_GAP}件{_GAP}(?:正|转|请|第|,|:))"
    rf"|[ \t]+[^\s、和与]|件\s*(?:$|\n|[::,，\d一二两]|请|转)))"
    rf"|(?:[此本该附]件|[这那此]份|[这此本](?:个|是)?(?:份|个)?(?:文件|附件|材料|通知|文|件)?|标(?!题)(?:着|的?是|注|了|有|密)?|(?<!打)印(?:着|的是|有)|盖着"
    rf"|页[脚眉]|[左右]上角|首页|封面)(?:[^。;\n、]{{0,8}}?(?:[为是系属于着有:的份]\s*|[ \t]))?{_QUOTE}{_OPEN}?{_WORD}"
    rf"|(?:以下|下面|[此本该])(?:内容|文件|材料|件|文)?均?属于?国家秘密|[::]\s*{_LEVEL}级?\s*[,，]"
    rf"|(?:转发|转|附上?|传上?|发[你您])(?:了|一份|一个)?\s*{_LEVEL}级?\s*(?:文件|材料|通知|件)"
    rf"|{_LEVEL}{_GAP}件(?:复印件)?\s*[\d一二两三]+\s*[份件]|(?:^|[,，。;\s]){_LEVEL}级(?:的[这那]|[,，])|内部{_LEVEL}\s*[,，:。]"
    rf"|{_LEVEL}级?(?:文件|材料|件)?\s*第\s*[\d零〇一二三四五六七八九十]+\s*份"
    r"|(?:^|\n)密件\s*[:,]"
)
_TALK: Final = lazily(
    rf"怎么(?!报送?给|发给|交给|传给)|如何|怎样|是否|是不是|算不算|什么|[吗呢?]|能不能|能否|可不可以|要不要|该不该|哪[里儿些个种]|多久|多少|区别|有没有|几[年种级天]|谁"
    rf"|竞赛|考试|培训|学习|普及|知识|字样(?!{_HANDED})|登记[本簿]|销毁|解密"
)
_HINT: Final = lazily(r"[密宓★☆]|机要|mi|fid|m[\-. ]i|s[\-. ]?e[\-. ]?c")
_LEVELS: Final = (lazily(rf"绝{_GAP}密"), lazily(rf"机{_GAP}密"), lazily(rf"(?<!国家)秘{_GAP}密"))
_SOUNDS: Final = "|".join(sounds(word) for word in ("绝密", "机密", "秘密"))
_HEARD: Final = lazily(
    rf"(?<!{sounds('工作')})(?<!{sounds('商业')})(?:{_SOUNDS})\s*[★☆](?!\s*(?:{sounds('什么')}|{sounds('是什么')}))"
)


def mark(plain: str) -> str | None:
    """The mark that a text (`folding.spelt`) bears; None where it bears none or only speaks of secrecy."""
    if not _HINT.search(plain):
        return None
    if found := _BORNE.search(plain) or _HEARD.search(sounds(plain)):
        return plain[found.start() : found.end()].strip()
    if sum(level.search(plain) is not None for level in _LEVELS) > 1:  # two levels: somebody compares them
        return None
    found = _STANDS.search(plain)
    if found is None or _TALK.search(_sentence(plain, found)):
        return None
    return found[0].strip()


def _sentence(text: str, found: re.Match[str]) -> str:
    """What is said in one breath with the mark: up to the line's end."""
    start, end = text.rfind("\n", 0, found.start() + 1) + 1, text.find("\n", found.end())
    return text[start : end if end >= 0 else len(text)]
