// Asks for the overview about once a second, shows what has changed, and carries out what the buttons say.

import { behaviours, faults, requests } from "./calls.js";
import { element, show } from "./elements.js";
import { casters, rooms, tasks } from "./resources.js";
import { duration, inWords } from "./words.js";

const EVERY = 1000; // milliseconds
const PATIENCE = 10000; // milliseconds
const COARSE = 1500; // milliseconds
const MOST_NEWS = 3;

const at = (id) => document.getElementById(id);
const page = { overview: null, tag: null, ahead: 0, lost: null, timer: null, round: 0 };

// The time on the clock of the chosen namespace, or of everybody; or on that of another one.
function now(namespace) {
  const own = page.overview?.namespaces.find(({ name }) => name === namespace)?.offsetSeconds;
  const further = own === undefined ? 0 : own - page.overview.offsetSeconds;
  return new Date(Date.now() + page.ahead + further * 1000);
}

async function call(method, path, body) {
  const response = await fetch(`/_emulator${path}`, {
    method,
    cache: "no-store",
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok) throw new Refused((await response.json()).error);
  return response;
}

class Refused extends Error {}

function scoped(path) {
  const namespace = at("namespace").value;
  return namespace ? `${path}?namespace=${encodeURIComponent(namespace)}` : path;
}

async function look() {
  clearTimeout(page.timer);
  page.round += 1;
  const round = page.round;
  try {
    const response = await fetch(`/_emulator${scoped("/overview")}`, {
      cache: "no-store",
      headers: page.tag ? { "If-None-Match": page.tag } : {},
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (round !== page.round) return; // somebody has asked again since, perhaps for another namespace
    await take(response);
  } catch (error) {
    if (round === page.round) lose(error);
  }
  if (round === page.round && !document.hidden) page.timer = setTimeout(look, EVERY);
}

async function take(response) {
  if (!response.ok && response.status !== 304) throw new Refused((await response.json()).error);
  setClock(Date.parse(response.headers.get("Date")) - Math.floor(Date.now() / 1000) * 1000);
  page.lost = null;
  connection("up to date", "live");
  if (response.status === 304) return;
  const before = page.overview;
  page.tag = response.headers.get("ETag");
  page.overview = await response.json();
  render();
  tell(before, page.overview);
}

// The header has whole seconds: smaller differences are no news, and would let the clock tremble.
function setClock(ahead) {
  if (Math.abs(ahead - page.ahead) > COARSE) page.ahead = ahead;
}

function lose(error) {
  page.lost ??= new Date();
  page.tag = null;
  const reason = error instanceof Refused ? error.message : `not reachable since ${clockTime(page.lost)}`;
  connection(reason, "bad");
}

function clockTime(time) {
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
}

function connection(text, kind) {
  const place = at("connection");
  if (place.textContent !== text) place.textContent = text;
  place.dataset.tone = kind;
  document.body.classList.toggle("stale", kind === "bad");
}

function render() {
  const { state, namespaces, version } = page.overview;
  const several = at("namespace").value === "" && namespaces.length > 1;
  renderNamespaces(namespaces.map(({ name }) => name));
  show(at("casters"), casters(state.casters, now, several));
  show(at("tasks"), tasks(state.recordTasks, now, several));
  show(at("rooms"), rooms(state.rooms, several));
  renderRequests();
  show(at("faults"), faults(page.overview.faults));
  show(at("behaviours"), behaviours(page.overview.behaviours));
  heading("casters-title", "Casters", state.casters.filter((row) => row.state !== "idle").length, "on air");
  heading("tasks-title", "Recordings", state.recordTasks.filter((row) => !row.EndTime).length, "running");
  at("version").textContent = `Version ${version}.`;
  tick();
}

function heading(id, text, number, what) {
  show(at(id), text, number > 0 && element("span", { class: "quiet" }, ` ${number} ${what}`));
}

function renderNamespaces(names) {
  const chosen = at("namespace").value;
  const known = chosen && !names.includes(chosen) ? [...names, chosen] : names;
  show(
    at("namespace"),
    element("option", { value: "" }, "all"),
    known.map((name) => element("option", { value: name, "data-key": name }, name)),
  );
}

// New requests come on top. Where somebody reads further down, or has one open, what they see stays where it is.
function renderRequests() {
  const list = at("requests").querySelector(".calls");
  const read = list && whatIsRead(list);
  const before = read?.getBoundingClientRect().top;
  show(at("requests"), requests(page.overview, at("filter").value, now));
  if (read?.isConnected) list.scrollTop += read.getBoundingClientRect().top - before;
}

function whatIsRead(list) {
  const chosen = list.querySelector("details:focus-within") ?? list.querySelector("details[open]");
  if (chosen || list.scrollTop === 0) return chosen;
  const edge = list.getBoundingClientRect().top;
  return [...list.children].find((row) => row.getBoundingClientRect().bottom > edge);
}

function tick() {
  if (page.overview === null) return;
  const time = now();
  const clock = at("clock");
  clock.dateTime = time.toISOString();
  clock.textContent = `${time.toISOString().slice(0, 19).replace("T", " ")} UTC`;
  const ahead = page.overview.offsetSeconds;
  at("ahead").textContent = ahead > 0 ? `${duration(ahead * 1000)} ahead` : "in real time";
  if (page.lost) return;
  for (const place of document.querySelectorAll("[data-since]")) {
    const text = duration(now(place.dataset.namespace) - Number(place.dataset.since));
    if (place.firstChild.data !== text) place.firstChild.data = text;
  }
}

function states(overview) {
  const named = (rows, kind, name) => rows.map((row) => [`${kind} ${name(row)}`, inWords(row.state)]);
  return new Map([
    ...named(overview.state.casters, "caster", (row) => row.CasterName),
    ...named(overview.state.recordTasks, "recording", (row) => row.TaskId),
  ]);
}

// Says changes of state to those who do not see them.
function tell(before, after) {
  if (before === null) return;
  const was = states(before);
  const is = states(after);
  const news = [...is].filter(([name, state]) => was.get(name) !== state).map(([name, state]) => `${name}: ${state}`);
  news.push(...[...was.keys()].filter((name) => !is.has(name)).map((name) => `${name}: gone`));
  if (news.length > MOST_NEWS) news.splice(MOST_NEWS, news.length, `and ${news.length - MOST_NEWS} more`);
  if (news.length > 0) at("news").textContent = news.join("; ");
}

async function act(method, path, body) {
  const problem = at("problem");
  problem.hidden = true;
  try {
    await call(method, path, body);
  } catch (error) {
    problem.textContent = error instanceof Refused ? error.message : "The emulator is not reachable.";
    problem.hidden = false;
  }
  await look();
}

function confirmReset() {
  const namespace = at("namespace").value;
  at("confirm-text").textContent = `${namespace ? `In namespace ${namespace}: all` : "All"} casters, recordings, rooms, requests, faults and switches. The virtual clock goes back to real time.`;
  at("confirm").returnValue = "";
  at("confirm").showModal();
}

async function removeFault(button) {
  await act("DELETE", `/faults?id=${encodeURIComponent(button.dataset.fault)}`);
  if (!button.isConnected) at("faults").closest("section").querySelector("h2").focus();
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (button?.dataset.advance) act("POST", scoped("/clock/advance"), { seconds: Number(button.dataset.advance) });
  if (button?.dataset.fault) removeFault(button);
});
at("reset").addEventListener("click", confirmReset);
at("confirm").addEventListener("close", () => {
  if (at("confirm").returnValue === "reset") act("POST", scoped("/reset"));
});
at("namespace").addEventListener("change", () => {
  page.tag = null;
  page.overview = null;
  look();
});
at("filter").addEventListener("input", () => page.overview && renderRequests());
document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(page.timer) : look()));
setInterval(tick, EVERY);
look();
