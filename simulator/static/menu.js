// The app's menu at the foot of the chat; a button opens the app's page as the phone would, or tells the bot of the click.
import { $, el } from "./base.js";

let click = () => {};

function entry(button) {
  if (!button.sub_button) return link(button);
  const box = el("details");
  const list = el("div");
  list.append(...button.sub_button.map(link));
  box.append(el("summary", "", button.name), list);
  return box;
}

function link(button) {
  if (button.type === "click") {
    const made = el("button", "", button.name);
    made.type = "button";
    made.onclick = () => click(button.key);
    return made;
  }
  const made = el("a", "", button.name);
  made.href = button.url;
  made.target = "_blank";
  made.rel = "noopener";
  return made;
}

export function drawMenu(buttons, clicked) {
  click = clicked;
  const menu = $("menu");
  if (menu.dataset.drawn === JSON.stringify(buttons)) return;
  menu.dataset.drawn = JSON.stringify(buttons);
  menu.replaceChildren(...buttons.map(entry));
}
