// What every part of the page uses.
export const $ = (id) => document.getElementById(id);

export const el = (tag, className, text) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
};

export async function ask(path, body) {
  const options = body === undefined ? {} : { method: "POST", body: body instanceof FormData ? body : JSON.stringify(body) };
  if (body !== undefined && !(body instanceof FormData)) options.headers = { "Content-Type": "application/json" };
  const answer = await fetch(path, options);
  return answer.json();
}

export function timeText(iso) {
  return `${+iso.slice(5, 7)}月${+iso.slice(8, 10)}日 ${iso.slice(11, 16)}`;
}
