// One line of a chat: a face and a bubble.
import { ask, el } from "./base.js";

export function bubbleRow(row, chat) {
  const mine = row.source === "mine";
  const line = el("div", mine ? "row mine" : "row");
  line.append(el("span", mine ? "face" : "face app", mine && chat ? chat.name.slice(-2) : "助手"));
  line.append(row.recalled ? el("div", "bubble theirs recalled", "消息已撤回") : bubble(row, mine));
  return line;
}

function bubble(row, mine) {
  const box = el("div", mine ? "bubble mine" : "bubble theirs");
  box.dataset.seq = row.seq;
  if (row.source === "push") box.append(el("span", "mark", "推送"), document.createTextNode("\n"));
  if (row.mentions.length) box.append(el("a", "", row.mentions.map((name) => `@${name}`).join(" ") + " "));
  if (row.card) {
    drawCard(box, row.card, row.chat);
  } else if (row.media_id && row.kind === "image") {
    const image = el("img");
    image.src = `/sim/media/${row.media_id}`;
    image.alt = row.text;
    box.append(image);
  } else if (row.media_id) {
    const file = el("a", "", `文件：${row.text}`);
    file.href = `/sim/media/${row.media_id}`;
    box.append(file);
  } else {
    box.append(withLinks(row.chat.startsWith("robot:") && !mine ? unmarked(row.text) : row.text));
  }
  if (row.truncated) box.append(el("span", "note", "（超出2048字节，已被截断）"));
  return box;
}

// A card: title, body, perhaps a list to choose from, and its buttons; what was done stands in their place.
function drawCard(box, card, who) {
  box.classList.add("card");
  box.append(el("strong", "", (card.main_title || {}).title || ""), el("p", "", card.sub_title_text || ""));
  const list = card.button_selection && !card.replaced ? el("select") : null;
  if (list) {
    list.setAttribute("aria-label", card.button_selection.title || "请选择");
    for (const one of card.button_selection.option_list) list.append(new Option(one.text, one.id));
    box.append(list);
  }
  const buttons = card.replaced ? [{ text: card.replaced }] : card.button_list || [];
  const row = el("div", "buttons");
  for (const one of buttons) {
    const button = el("button", one.style === 1 ? "first" : "", one.text);
    button.type = "button";
    button.disabled = Boolean(card.replaced);
    button.onclick = () => ask("/sim/press", { userid: who, task_id: card.task_id, key: one.key, option: list ? list.value : "" });
    row.append(button);
  }
  box.append(row);
}

// The robot's replies are markdown in which every mark is escaped; its links are our own.
function unmarked(text) {
  return text
    .replace(/\[([^\]]*)\]\((https?:[^)]+)\)/g, '<a href="$2">$1</a>')
    .replace(/ {2}\n/g, "\n")
    .replace(/\\([^\w\s])/g, "$1");
}

// Text stays text: only addresses and the <a> that WeCom knows become links, everything else is shown as written.
function withLinks(text) {
  const out = document.createDocumentFragment();
  const pattern = /<a href="(https?:[^"]+)">([^<]*)<\/a>|https?:\/\/[\w\-./:?#@!$&'()*+,;=%~]+/g;
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    out.append(text.slice(from, found.index));
    const link = el("a", "", found[2] || found[0]);
    link.href = found[1] || found[0];
    link.target = "_blank";
    link.rel = "noopener";
    out.append(link);
    from = found.index + found[0].length;
  }
  out.append(text.slice(from));
  return out;
}
