"""Whether a text asks something, rather than telling or answering it. The one place that decides it."""

import re

_LONGEST = 120  # characters: a longer text tells something, whatever words are in it
_MARK = re.compile(r"[?？]\s*$")
_ENDS = re.compile(
    r"(?:吗|么|呢|嘛|没有|不(?:能|行|对|用|要|可以)?吗|[行对好成]不|咋样|(?<=[一-龥]{2})(?<![还都也并是说绝从就])(?:不|没得?)|(?<![好没十])几(?![十百千万])[一-龥]{0,2})[。.，,！!啊呀哈]*$"
)
_WORDS = re.compile(
    r"什么|怎么|怎样|如何|咋|哪(?![怕都也])|(?:几[点号天日时次份月条种项年]|(?<![子们长导好那这])几个)(?![^,，。；]{0,4}(?:没|未|待|另)[^,，。；]{0,3}定)|[周期]几|多[少久长快大高远重宽深厚]"
    r"|(?P<verb>[一-龥])[不没](?P=verb)|啥(?![都也])|(?<![咯啦呗][，,])谁(?![都也])|请问|想(?:问|咨询|了解)|咨询一?下|(?:可以|能)[^，。；]{0,12}吗"
    r"|是[^，。；\s]{1,10}还是[^，。；\s]{1,10}$"
)
_NO_QUESTION = re.compile(
    r"我(?:先|再|去|得|要)*问(?:一?下|问)(?:财务|领导|办公室|他们|[局处科股][长室])|^(?:不知道|不清楚|没想好|不确定)|等会儿?呢|无论|不管|没什么|没啥|多少有|怎么样都|什么的"
)


def is_question(text: str) -> bool:
    """«公务接待标准是多少», «这个咋弄呀», «…吗»: asked, with or without a mark."""
    said = text.strip()
    if len(said) > _LONGEST or _NO_QUESTION.search(said):
        return False
    return bool(_MARK.search(said) or _ENDS.search(said) or _WORDS.search(said))


_WHETHER = re.compile(
    r"[了过完好到成](?:没有?|吗|么|不)[?？啊呀]*$|是不是|(?:什么|啥|多)时[候间]|何时|哪[一]?[天日]|几[号月点]|谁[^，,。；;]{0,6}的[?？]*$|[?？]\s*$"
)
_POLITE = re.compile(r"能不能|能否|可否|可不可以|帮我|麻烦|(?:[行好]|可以)(?:吗|不|么)[?？]?$")


def asks_whether(text: str) -> bool:
    """«启用了没», «是不是通过了», «谁批的», «什么时候回来»: what was done is asked about; a polite wish is none."""
    return _WHETHER.search(text.strip()) is not None and _POLITE.search(text) is None


_HOW = re.compile(
    r"[应该要得能]{0,2}(?:怎么(?!样|[没不还又就会被说讲追罚处])|怎样(?!了)|如何|咋(?![没不还说样]))(?:才能|[去能来个])?(?:操作|弄|办理?|搞|整)?"
    r"|(?:操作|办理|使用)(?:方法|步骤|流程)|用法|(?:在|从|到|去|往)?(?:哪里|哪儿)(?![不没错有出])|(?:在|从|去|往)哪(?=[下填报看弄改上登找领记办查传写放个])"
    r"|(?:不会|不懂|不晓得|不知道)(?:怎么)?(?:用|弄|操作)|(?:忘了|忘记了?)(?:怎么|格式)|教(?:教|一下)?我|教一下"
)
_TOLD = re.compile(
    r"(?:以前|原来|原先|之前|过去|当时|历次|前几次)[^，,。；;]{0,6}(?:怎么|咋|怎样)|(?:结果|情况)是?怎样|[问说]法[：:].*(?:怎么|咋|如何)"
    r"|.{6}[，,]\s*(?:讲讲|讲一?下|讲解|说说|培训|学学)[^，,。；;]{0,12}(?:怎么|咋|如何)"
)  # «第7问原来咋写的», «加个问法：报晚了怎么办», «三点到三楼，讲讲表咋填»: what there was, is to be written or taught
_BIDS = re.compile(
    r"[，,。；;\s](?:你们?|您)?(?:就|请|麻烦)?(?:直接|帮忙|帮我?|给我?|替我?)[^，,。；;]{0,10}(?:吧|了|一下)[。]?$"
)  # … and then it is bid
_AROUND = re.compile(
    r"^(?:我?想?要?(?:问一?下?|知道|请教)[，,]?|请问)|(?:[呢啊呀嘛吗？?。]|才[好行对]|是?(?:什么|啥)样?的?)+$"
)


def asked_how(text: str) -> str | None:
    """«改期怎么操作», «在哪下载表格»: what one wants to do, without the words that ask how; None for any other text."""
    said = text.strip()
    if len(said) > _LONGEST or not _HOW.search(said) or _BIDS.search(said) or _TOLD.search(said):
        return None
    wanted = _AROUND.sub("", _HOW.sub("", _AROUND.sub("", said))).strip(" ，,")
    return wanted if len(wanted) > 1 else None
