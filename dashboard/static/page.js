"use strict";
// The verdict on a chosen date before the form is sent; without this script the server says it after sending.
const form = document.querySelector("form[data-first-day]");
if (form) {
  const day = form.elements.day;
  const verdict = document.getElementById("verdict");
  const reason = document.getElementById("late-reason");
  const judge = () => {
    const late = day.value !== "" && day.value < form.dataset.firstDay;
    verdict.hidden = day.value === "";
    verdict.textContent = late
      ? `该日期少于规定的${form.dataset.days}日，请说明原因。`
      : "该日期符合提前报告的要求。";
    verdict.classList.toggle("short", late);
    reason.hidden = !late && form.elements.reason.value === "";
    form.elements.reason.required = late;
  };
  day.addEventListener("input", judge);
  judge();
}
// A second press while the first is on its way does nothing; the server would take it once all the same. An upload says that it is on its way.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) return event.preventDefault();
  event.target.dataset.sent = "yes";
  if (event.target.enctype === "multipart/form-data") event.target.insertAdjacentHTML("beforeend", "<p class='sending' role='status'>正在上传，请稍候。<progress></progress></p>");
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form").forEach((each) => delete each.dataset.sent);
  document.querySelectorAll("form > .sending").forEach((each) => each.remove());
});
// 全选: ticks every box of the form that it names; without this script they are ticked one by one.
document.querySelectorAll("[data-tick]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => {
    const boxes = [...document.querySelectorAll(`input[type="checkbox"][form="${button.dataset.tick}"]`)];
    const all = boxes.every((each) => each.checked);
    boxes.forEach((each) => { each.checked = !all; });
  });
});
// 看内容: what a report carries unfolds where it waits; without this script the link inside opens its page.
document.querySelectorAll("details[data-from]").forEach((each) => {
  each.addEventListener("toggle", async () => {
    if (!each.open || each.dataset.read) return;
    each.dataset.read = "yes";
    const answer = await fetch(each.dataset.from).catch(() => ({ ok: false }));
    if (answer.ok) each.querySelector("div").innerHTML = await answer.text();
  });
});
