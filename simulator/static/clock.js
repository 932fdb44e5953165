// The demo's clock: shows the bot's time and moves it. Without a clock bar on the page it does nothing.
import { $, ask, timeText } from "./base.js";

function showClock(now) {
  const week = now && "日一二三四五六"[new Date(`${now.slice(0, 10)}T12:00`).getDay()];
  $("clock").textContent = now ? `${now.slice(0, 4)}年${timeText(now).replace(" ", `（周${week}）`)}` : "时钟暂不可用";
}

// While the clock moves the buttons rest and say so: what is due until then is planned and sent first.
function moving(now) {
  for (const button of document.querySelectorAll("#clockbar button")) button.disabled = now;
  $("moving").textContent = now ? "时间推进中，到期的提醒正在发出……" : "";
}

async function clock(body) {
  if (body) moving(true);
  try {
    const { now } = await ask("/sim/clock", body);
    showClock(now);
    if (now && (body || !$("clock-target").value)) $("clock-target").value = now.slice(0, 16);
  } catch {
    showClock(null);
  } finally {
    if (body) moving(false);
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
