// What was called, and what changes the answers: requests, faults and switches.

import { element } from "./elements.js";
import { badge, code, nothing } from "./resources.js";
import { count, moment } from "./words.js";

// The requests, newest first. `filter`: words that must be in a request; -word must not.
export function requests(overview, filter, now) {
  const terms = filter.toLowerCase().split(/\s+/).filter((term) => term.replace("-", ""));
  const found = overview.requests.filter((row) => passes(row, terms)).reverse();
  const last = overview.requests.length;
  const all = overview.requestsInAll;
  const of = all > last ? `the last ${last} of ${all}` : count(last, "request");
  return [
    element("p", { class: "quiet", "data-key": "how-many" }, terms.length > 0 ? `${found.length} of ${of}` : of),
    found.length === 0
      ? nothing(last === 0 ? "No requests yet." : "None that the filter lets through.")
      : element("ol", { class: "calls", "data-key": "calls" }, found.map((row) => request(row, now(row.namespace)))),
  ];
}

function passes(row, terms) {
  const text = JSON.stringify(row).toLowerCase();
  return terms.every((term) => (term.startsWith("-") ? !text.includes(term.slice(1)) : text.includes(term)));
}

function request(row, now) {
  const kind = row.status === null ? "bad" : row.status >= 500 ? "bad" : row.status >= 400 ? "waiting" : "live";
  return element(
    "li",
    { "data-key": `${row.requestId} ${row.time}` },
    element(
      "details",
      {},
      element(
        "summary",
        {},
        element("time", { datetime: row.time }, moment(new Date(row.time), now)),
        element("b", {}, row.action || "no action"),
        badge(row.status === null ? "no answer" : String(row.status), kind),
        (row.code || row.faults.length > 0) &&
          element("span", { class: "code" }, row.code, row.faults.length > 0 && ` by ${row.faults.join(", ")}`),
        row.resource && element("span", { class: "quiet resource" }, row.resource),
      ),
      element(
        "dl",
        {},
        fact("Request id", code(row.requestId || "none")),
        fact("Service", row.service),
        fact("Namespace", code(row.namespace || "none")),
        fact("Carried out", row.committed ? "yes" : "no"),
      ),
      element("pre", { tabindex: "0", "aria-label": `Parameters of ${row.action}` }, JSON.stringify(row.parameters, null, 2)),
    ),
  );
}

function fact(name, value) {
  return element("div", {}, element("dt", {}, name), element("dd", {}, value));
}

export function faults(rows) {
  if (rows.length === 0) return nothing("No faults.");
  return element("ul", { class: "rows" }, rows.map(fault));
}

function fault(row) {
  return element(
    "li",
    { "data-key": row.id, class: row.active ? null : "spent" },
    element(
      "div",
      {},
      element("b", {}, row.id),
      " ",
      badge(row.active ? "active" : "spent", row.active ? "waiting" : "over"),
      element("p", {}, code(brief(row.match)), " \u2192 ", code(brief(row.effect))),
      element(
        "p",
        { class: "quiet" },
        `seen ${row.seen}, hit ${row.fired}`,
        row.times ? ` of at most ${row.times}` : "",
      ),
    ),
    element("button", { type: "button", "data-fault": row.id, "aria-label": `Delete ${row.id}` }, "Delete"),
  );
}

function brief(document) {
  const parts = Object.entries(document ?? {}).filter(([, value]) => value !== null);
  if (parts.length === 0) return "every call";
  return parts
    .map(([name, value]) => {
      if (value === true) return name;
      return `${name} ${typeof value === "object" ? Object.values(value).join(" ") : value}`;
    })
    .join(", ");
}

export function behaviours(rows) {
  if (rows.length === 0) return nothing("None.");
  return element(
    "ul",
    { class: "rows" },
    rows.map((row) =>
      element(
        "li",
        { "data-key": `${row.namespace ?? ""}/${row.name}` },
        element(
          "div",
          {},
          element("b", {}, row.name),
          " ",
          code(JSON.stringify(row.value)),
          row.namespace && [" in ", code(row.namespace)],
          element("p", { class: "quiet" }, `instead of ${JSON.stringify(row.default)}: ${row.meaning}`),
        ),
      ),
    ),
  );
}
