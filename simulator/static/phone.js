"use strict";
// One page for every member's phone: the feed is polled each second, the chats are kept by id.
const $ = (id) => document.getElementById(id);
const rowsOf = new Map(); // chat id → its bubbles, oldest first
const read = JSON.parse(localStorage.getItem("read") || "{}"); // chat id → number of the last bubble looked at
let chats = []; // {id, name, post, room}
let current = null;
let lastSeq = 0;

const el = (tag, className, text) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
};

async function ask(path, body) {
  const options = body === undefined ? {} : { method: "POST", body: body instanceof FormData ? body : JSON.stringify(body) };
  if (body !== undefined && !(body instanceof FormData)) options.headers = { "Content-Type": "application/json" };
  const answer = await fetch(path, options);
  return answer.json();
}

// --- who and where -------------------------------------------------------------------------------------------------

async function loadChats() {
  const found = await ask("/sim/chats");
  chats = [
    ...found.members.map((m) => ({ id: m.userid, name: m.name, post: m.post || "不在名单中", room: false })),
    ...found.rooms.map((r) => ({ ...r, room: true })),
  ];
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
  current = id;
  localStorage.setItem("current", id);
  $("title").textContent = chat.room ? chat.name : "履责助手";
  $("who").textContent = chat.room ? chat.post : `${chat.name} · ${chat.post}`;
  for (const field of ["text", "send", "enter", "photo-button"]) $(field).disabled = chat.room;
  $("compose").hidden = chat.room;
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

function timeText(iso) {
  return `${+iso.slice(5, 7)}月${+iso.slice(8, 10)}日 ${iso.slice(11, 16)}`;
}

// Stay at the newest message unless the reader has scrolled up to an older one.
function drawLog(toEnd) {
  const log = $("log");
  const top = log.scrollTop;
  const stick = toEnd || log.scrollHeight - top - log.clientHeight < 80;
  log.replaceChildren();
  const rows = rowsOf.get(current) || [];
  if (!rows.length) log.append(el("p", "empty", "暂无消息"));
  let before = "";
  for (const row of rows) {
    const when = timeText(row.at);
    if (when !== before) log.append(el("div", "when", when));
    before = when;
    log.append(bubbleRow(row));
  }
  const settle = () => { log.scrollTop = stick ? log.scrollHeight : top; };
  settle();
  for (const image of log.querySelectorAll("img")) image.onload = settle;
  markRead();
}

function bubbleRow(row) {
  const mine = row.source === "mine";
  const line = el("div", mine ? "row mine" : "row");
  const chat = chats.find((one) => one.id === row.chat);
  line.append(el("span", mine ? "face" : "face app", mine && chat ? chat.name.slice(-2) : "助手"));
  line.append(row.recalled ? el("div", "bubble theirs recalled", "消息已撤回") : bubble(row, mine));
  return line;
}

function bubble(row, mine) {
  const box = el("div", mine ? "bubble mine" : "bubble theirs");
  box.dataset.seq = row.seq;
  if (row.source === "push") box.append(el("span", "mark", "推送"), document.createTextNode("\n"));
  if (row.mentions.length) box.append(el("a", "", row.mentions.map((name) => `@${name}`).join(" ") + " "));
  if (row.media_id && row.kind === "image") {
    const image = el("img");
    image.src = `/sim/media/${row.media_id}`;
    image.alt = row.text;
    box.append(image);
  } else if (row.media_id) {
    const file = el("a", "", `文件：${row.text}`);
    file.href = `/sim/media/${row.media_id}`;
    box.append(file);
  } else {
    box.append(withLinks(row.text));
  }
  if (row.truncated) box.append(el("span", "note", "（超出2048字节，已被截断）"));
  return box;
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

async function poll() {
  const { rows } = await ask(`/sim/feed?after=${lastSeq}`);
  for (const row of rows) {
    if (row.seq <= lastSeq) continue; // two polls may overlap
    lastSeq = row.seq;
    const known = rowsOf.get(row.chat) || [];
    rowsOf.set(row.chat, row.recalled ? known.map((old) => (old.msgid === row.msgid ? row : old)) : [...known, row]);
  }
  if (rows.some((row) => row.chat === current)) drawLog(rows.some((row) => row.chat === current && row.source === "mine"));
  if (rows.length && rows.some((row) => !chats.some((chat) => chat.id === row.chat))) await loadChats();
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
  act("/sim/say", { userid: current, text });
};
$("text").onkeydown = (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("compose").requestSubmit();
  }
};
$("enter").onclick = () => act("/sim/enter", { userid: current });
$("photo-button").onclick = () => $("photo").click();
$("photo").onchange = () => {
  const form = new FormData();
  form.append("userid", current);
  form.append("photo", $("photo").files[0]);
  $("photo").value = "";
  act("/sim/photo", form);
};
$("filter").oninput = drawChats;
$("picker").onchange = () => open($("picker").value);

// --- the demo's clock ----------------------------------------------------------------------------------------------

function showClock(now) {
  const week = now && "日一二三四五六"[new Date(`${now.slice(0, 10)}T12:00`).getDay()];
  $("clock").textContent = now ? `${now.slice(0, 4)}年${timeText(now).replace(" ", `（周${week}）`)}` : "时钟暂不可用";
  if (now && !$("clock-target").value) $("clock-target").value = now.slice(0, 16);
}

async function clock(body) {
  try {
    showClock((await ask("/sim/clock", body)).now);
  } catch {
    showClock(null);
  }
}

if ($("clock")) {
  for (const button of document.querySelectorAll("[data-step]")) {
    button.onclick = () => clock({ step: button.dataset.step });
  }
  $("clock-to").onsubmit = (event) => {
    event.preventDefault();
    clock({ now: $("clock-target").value });
  };
  clock();
  setInterval(clock, 5000);
}

(async () => {
  await loadChats();
  while (await poll()); // all of a long history before the first look
  open(localStorage.getItem("current") || "");
  keepPolling();
})();
