// One page for every member's phone: the feed is polled each second, the chats are kept by id.
import { $, ask, el, timeText } from "./base.js";
import { bubbleRow } from "./bubbles.js";
import { drawMenu } from "./menu.js";

const rowsOf = new Map(); // chat id → its bubbles, oldest first
const read = JSON.parse(localStorage.getItem("read") || "{}"); // chat id → number of the last bubble looked at
let chats = []; // {id, name, post, room}
let current = null;
let lastSeq = 0;
let door = ""; // "robot:" while the member's chat with the robot is looked at
const shownChat = () => door + current;
const memberOf = (chat) => chat.replace(/^robot:/, "");

// --- who and where -------------------------------------------------------------------------------------------------

async function loadChats() {
  const found = await ask("/sim/chats");
  chats = [
    ...found.members.map((m) => ({ id: m.userid, name: m.name, post: m.post || "不在名单中", room: false })),
    ...found.rooms.map((r) => ({ ...r, room: true })),
  ];
  $("door").dataset.there = found.robot ? "yes" : "";
  drawMenu(found.menu, (key) => act("/sim/click", { userid: current, key }));
  drawChats();
}

function unread(chat) {
  const rows = rowsOf.get(chat.id) || [];
  const last = rows.filter((row) => row.source !== "mine").at(-1);
  return chat.id !== current && last !== undefined && last.seq > Math.min(read[chat.id] || 0, lastSeq);
}

function matching() {
  const words = $("filter").value.trim();
  return chats.filter((chat) => !words || `${chat.name} ${chat.post} ${chat.id}`.includes(words));
}

function drawChats() {
  const shown = matching();
  const list = $("chats");
  const top = list.scrollTop;
  list.replaceChildren();
  for (const room of [false, true]) {
    const part = shown.filter((chat) => chat.room === room);
    if (part.length) list.append(el("li", "part", room ? "群聊（只可查看）" : "以谁的身份收发"));
    for (const chat of part) list.append(chatLine(chat));
  }
  list.scrollTop = top;
  drawPicker(shown);
}

function chatLine(chat) {
  const line = el("li");
  const button = el("button");
  button.type = "button";
  button.dataset.testid = (chat.room ? "room-" : "member-") + chat.id;
  button.setAttribute("aria-current", String(chat.id === current));
  const words = el("span", "words");
  words.append(el("span", "", chat.name), el("span", "post", chat.post));
  button.append(el("span", chat.room ? "face room" : "face", chat.name.slice(-2)), words);
  if (unread(chat)) {
    const dot = el("span", "dot");
    dot.title = "有未读消息";
    button.append(dot);
  }
  button.onclick = () => open(chat.id);
  line.append(button);
  return line;
}

function drawPicker(shown) {
  const picker = $("picker");
  const now = chats.find((chat) => chat.id === current);
  const options = now && !shown.includes(now) ? [now, ...shown] : shown;
  picker.replaceChildren(new Option(chats.some(unread) ? "● 选择成员（有未读）" : "选择成员", ""));
  for (const chat of options) {
    picker.append(new Option(`${unread(chat) ? "● " : ""}${chat.name} · ${chat.post}`, chat.id));
  }
  picker.value = current || "";
}

function open(id) {
  const chat = chats.find((one) => one.id === id);
  if (!chat) return;
  if (chat.room || !$("door").dataset.there) door = "";
  current = id;
  localStorage.setItem("current", id);
  $("title").textContent = chat.room ? chat.name : door ? "履责助手（智能机器人）" : "履责助手";
  $("who").textContent = chat.room ? chat.post : `${chat.name} · ${chat.post}`;
  for (const field of ["text", "send", "photo-button", "enter"]) $(field).disabled = chat.room;
  for (const part of ["compose", "enter", "menu"]) $(part).hidden = chat.room; // no member writes into a group here
  if (door) for (const part of ["enter", "menu"]) $(part).hidden = true;
  $("door").hidden = chat.room || !$("door").dataset.there;
  $("door").textContent = door ? "回到应用" : "智能机器人";
  $("photo").accept = door ? "" : "image/jpeg,image/png";
  $("photo-button").textContent = door ? "发送照片或文件" : "发送照片";
  if (!chat.room) document.cookie = `sim_member=${encodeURIComponent(id)}; path=/; SameSite=Lax`;
  drawLog(true);
  drawChats();
  if (!chat.room && matchMedia("(min-width: 761px)").matches) $("text").focus();
}

// --- bubbles -------------------------------------------------------------------------------------------------------

function markRead() {
  read[current] = lastSeq;
  localStorage.setItem("read", JSON.stringify(read));
}

// Stay at the newest message unless the reader has scrolled up to an older one.
function drawLog(toEnd) {
  const log = $("log");
  const top = log.scrollTop;
  const stick = toEnd || log.scrollHeight - top - log.clientHeight < 80;
  log.replaceChildren();
  const rows = rowsOf.get(shownChat()) || [];
  if (!rows.length) log.append(el("p", "empty", "暂无消息"));
  const chat = chats.find((one) => one.id === current);
  if (chat && chat.address) log.append(el("div", "when address", `本群“消息推送”地址：${chat.address}`));
  let before = "";
  for (const row of rows) {
    const when = timeText(row.at);
    if (when !== before) log.append(el("div", "when", when));
    before = when;
    log.append(bubbleRow(row, chat));
  }
  const settle = () => { log.scrollTop = stick ? log.scrollHeight : top; };
  settle();
  for (const image of log.querySelectorAll("img")) image.onload = settle;
  markRead();
}

async function poll() {
  const { rows } = await ask(`/sim/feed?after=${lastSeq}`);
  for (const row of rows) {
    if (row.seq <= lastSeq) continue; // two polls may overlap
    lastSeq = row.seq;
    const known = rowsOf.get(row.chat) || [];
    if (row.recalled || row.changed) known[known.findIndex((old) => old.msgid === row.msgid)] = row;
    else known.push(row);
    rowsOf.set(row.chat, known);
  }
  if (rows.some((row) => row.chat === shownChat())) drawLog(rows.some((row) => row.chat === shownChat() && row.source === "mine"));
  if (rows.length && rows.some((row) => !chats.some((chat) => chat.id === memberOf(row.chat)))) await loadChats();
  else if (rows.length) drawChats();
  return rows.length;
}

async function keepPolling() {
  let pause = 1000;
  try {
    if (await poll()) pause = 300;
  } catch {
    pause = 3000; // the simulator is restarting
  }
  setTimeout(keepPolling, pause);
}

// --- what the member does ------------------------------------------------------------------------------------------

async function act(path, body) {
  const answer = await ask(path, body);
  await poll();
  if (answer.error || answer.delivered === false) {
    const words = answer.error || "回调未送达：成员在手机上不会看到任何提示";
    $("log").append(el("div", "when", words));
    $("log").scrollTop = $("log").scrollHeight;
  }
}

$("compose").onsubmit = (event) => {
  event.preventDefault();
  const text = $("text").value.trim();
  if (!text || !current) return;
  $("text").value = "";
  act("/sim/say", { userid: current, text, robot: Boolean(door) });
};
$("text").onkeydown = (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("compose").requestSubmit();
  }
};
$("enter").onclick = () => act("/sim/enter", { userid: current });
$("door").onclick = () => {
  door = door ? "" : "robot:";
  open(current);
};
$("photo-button").onclick = () => $("photo").click();
$("photo").onchange = () => {
  const form = new FormData();
  form.append("userid", current);
  if (door) form.append("robot", "yes");
  form.append("photo", $("photo").files[0]);
  $("photo").value = "";
  act("/sim/photo", form);
};
const walk = document.querySelector("#walk details");
const fold = () => {
  if (walk && matchMedia("(max-width: 760px)").matches) walk.open = false; // on a phone a line above the chat
};
fold();
for (const step of document.querySelectorAll("#walk button")) {
  step.onclick = () => {
    fold();
    open(step.dataset.who);
    $("text").value = step.dataset.words;
    $("text").focus();
  };
}
$("filter").oninput = drawChats;
$("picker").onchange = () => open($("picker").value);

(async () => {
  await loadChats();
  while (await poll()); // all of a long history before the first look
  open(localStorage.getItem("current") || "");
  keepPolling();
})();
