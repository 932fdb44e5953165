"""What is said when a message is refused, or its names masked; both happen before anything is stored."""

from handlers.talk.message import Reply

WORDS = {
    "complaint": (
        "本助手不是信访举报渠道，您刚才的内容未作保存。如需反映问题，请通过12388举报电话、12388举报网站，"
        "或来信来访等法定渠道。请同时在手机上删除这条消息。如确属工作记录，请改写后重发；其他工作问题可联系{office}。"
    ),
    "classified": (
        "涉密不上网：您刚才的内容带有密级标志，未作接收、未作保存。请立即在手机上删除这条消息，"
        "并按保密规定通过机要渠道报送。如有疑问请联系{office}。"
    ),
    "too_long": "这条消息过长，未作接收、未作保存。请分成几条发送，或将纸质材料送{office}。",
}
MASKED = "人事事项中的姓名已隐去（×××），未作保存；请勿在此发送人选姓名。"


def refusal(kind: str, office: str) -> Reply:
    """The reply to a complaint or clue about a person, or to classified text (domain.md «not taken in chat»)."""
    return Reply(WORDS[kind].format(office=office), f"refused_{kind}")


def with_mask_note(text: str, masked: bool) -> str:
    """A reply as the sender of names reads it; a silent acknowledgement stays silent."""
    return f"{text}\n{MASKED}" if masked and text else text
