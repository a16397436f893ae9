// Keeps <section data-live="/path/of/events"> as the registry has it, over server-sent events.
// Without this script the page shows the same when it is loaded again.

const RETRY_MS = 3000;
const lost = document.querySelector(".live-lost");
const silent = new Set();

for (const section of document.querySelectorAll("[data-live]")) watch(section);

function watch(section) {
  const source = new EventSource(section.dataset.live);
  source.onopen = () => tell(section, true);
  source.onmessage = (event) => show(section, event.data);
  source.onerror = () => {
    tell(section, false);
    // The browser tries again by itself, unless it was answered with an error.
    if (source.readyState === EventSource.CLOSED) setTimeout(watch, RETRY_MS, section);
  };
}

function tell(section, heard) {
  heard ? silent.delete(section) : silent.add(section);
  if (lost) lost.hidden = silent.size === 0;
}

function show(section, html) {
  if (isEdited(section)) {
    // What someone is typing is not taken from under their hands.
    section.waiting ??= section.addEventListener("focusout", () => setTimeout(apply, 0, section));
    section.dataset.waits = "";
    section.latest = html;
    section.waiting = true;
    return;
  }
  put(section, html);
}

function apply(section) {
  if (section.latest === undefined || isEdited(section)) return;
  put(section, section.latest);
}

function isEdited(section) {
  const field = document.activeElement;
  return section.contains(field) && field.matches("input:not([type=hidden]), select, textarea");
}

function put(section, html) {
  section.latest = undefined;
  delete section.dataset.waits;
  const focused = section.contains(document.activeElement) ? document.activeElement.id : "";
  const open = [...section.querySelectorAll("details[open][id]")].map((details) => details.id);
  section.innerHTML = html;
  for (const id of open) section.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "");
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}
