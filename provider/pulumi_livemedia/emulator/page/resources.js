// What exists: casters, recordings and rooms.

import { element } from "./elements.js";
import { figure } from "./picture.js";
import { count, duration, inWords, moment, size, tone } from "./words.js";

const SCENES = ["Preview", "Program"];
const LAYOUTS = ["adaptive layout", "vertical layout", "custom layout", "side-by-side layout"];
const MOST_ENDED = 24;
const FORMATS = /\.([a-z0-9]+)$/i;

export function casters(rows, now, several) {
  if (rows.length === 0) return nothing("No casters. A program makes them, or POST /_emulator/casters seeds them.");
  return rows.map((row) =>
    card(`${row.namespace}/${row.CasterId}`, row.CasterName, row.state, [
      since(row, new Date(row.since), now),
      facts([
        ["Id", code(row.CasterId)],
        several && ["Namespace", code(row.namespace)],
        ["Domain", code(row.Config.DomainName || "none")],
        ["Template", code(row.Config.TranscodeConfig?.CasterTemplate || "none")],
        row.Owner && ["Owner", row.Owner],
        contents(row),
      ]),
      row.Scenes.length > 0 && element("div", { class: "scenes" }, row.Scenes.map((scene) => sceneOf(scene, row))),
    ]),
  );
}

function contents(row) {
  const parts = [
    [row.VideoResources, "source"],
    [row.Layouts, "layout"],
    [row.Components, "component"],
  ].filter(([found]) => found.length > 0);
  return parts.length > 0 && ["Contents", parts.map(([found, name]) => count(found.length, name)).join(", ")];
}

function sceneOf(scene, row) {
  const name = SCENES[scene.OutputType] ?? "Scene";
  if (scene.picture !== null && row.state !== "idle") return figure(scene.picture, name, 190);
  const state = scene.broken ? "a change has failed" : scene.Status === 1 ? "no layout applied" : "stopped";
  return element("p", { class: "scene", "data-key": name }, element("strong", {}, name), ` ${state}`);
}

export function tasks(rows, now, several) {
  if (rows.length === 0) return nothing("No recordings. StartRecord starts them.");
  const ended = rows.filter((row) => row.EndTime);
  const left = new Set(ended.slice(0, Math.max(0, ended.length - MOST_ENDED)));
  const note = left.size > 0 && element("p", { class: "nothing", "data-key": "left" }, `${count(left.size, "older recording")} that ended not shown.`);
  return [rows.filter((row) => !left.has(row)).map((row) => task(row, now, several)), note];
}

function task(row, now, several) {
  return card(`${row.namespace}/${row.AppId}/${row.RoomId}/${row.TaskId}/${row.StartTime}`, row.TaskId, row.state, [
      since(row, new Date(row.EndTime || row.StartTime), now),
      facts([
        ["Room", code(row.RoomId)],
        ["App", code(row.AppId)],
        several && ["Namespace", code(row.namespace)],
        ["Streams", streams(row)],
        row.picture === null && ["Mode", mode(row.Configuration)],
      ]),
      row.picture !== null && figure(row.picture, sentence(row.picture.arrangement), 360),
      files(row),
    ]);
}

function streams(row) {
  return row.publishing.length > 0 ? names(row.publishing) : row.EndTime ? "none any more" : "nobody publishes";
}

function names(published) {
  return element(
    "ul",
    { class: "names" },
    published.map((stream) => element("li", {}, stream.UserId, stream.StreamType === 1 && " (screen)")),
  );
}

function mode(configuration) {
  const single = configuration.RecordMode === 1;
  const sound = configuration.Control?.MediaType === 1;
  const arrangement = single ? "a file for each stream" : sound ? "mixed" : LAYOUTS[configuration.Layout?.LayoutMode ?? 0];
  return sound ? `${arrangement}, sound only` : arrangement;
}

function files(row) {
  if (row.RecordFileList.length === 0) return null;
  const uploads = new Map((row.uploads ?? []).map((upload) => [upload.ObjectKey, upload]));
  const title = `${count(row.RecordFileList.length, "file")}${row.EndTime ? "" : " so far"}`;
  return element(
    "details",
    { "data-key": "files" },
    element("summary", {}, title),
    element(
      "ul",
      { class: "files" },
      row.RecordFileList.map((file, n) => fileOf(file, n, uploads.get(file.ObjectKey), row)),
    ),
  );
}

function fileOf(file, n, upload, row) {
  const name = file.ObjectKey ?? file.Vid;
  // The name of a file that is being recorded changes with its length: its place in the list is its key.
  return element(
    "li",
    { "data-key": String(n) },
    code(name),
    element(
      "span",
      { class: "quiet" },
      [
        (FORMATS.exec(name)?.[1] ?? "VOD").toUpperCase(),
        size(file.Size),
        duration(file.Duration),
        file.VideoWidth ? `${file.VideoWidth} \u00d7 ${file.VideoHeight}` : "sound",
        upload ? `upload ${upload.state}${upload.error ? `: ${upload.error}` : ""}` : row.EndTime ? "not written anywhere" : "",
      ]
        .filter(Boolean)
        .join(" \u00b7 "),
    ),
  );
}

export function rooms(rows, several) {
  if (rows.length === 0) return nothing("No rooms were spoken of. POST /_emulator/rooms says who publishes.");
  return element(
    "ul",
    { class: "rows" },
    rows.map((row) =>
      element(
        "li",
        { "data-key": `${row.namespace}/${row.AppId}/${row.RoomId}` },
        element("span", {}, element("b", {}, row.RoomId), " ", code(row.AppId), several && [" ", code(row.namespace)]),
        row.streams.length > 0 ? names(row.streams) : element("span", { class: "quiet" }, "nobody publishes"),
      ),
    ),
  );
}

export function nothing(text) {
  return element("p", { class: "nothing" }, text);
}

export function code(text) {
  return element("code", {}, text);
}

function card(key, title, state, children) {
  return element(
    "article",
    { "data-key": key, class: "card" },
    element("div", { class: "head" }, element("h3", {}, title), badge(inWords(state), tone(state))),
    children,
  );
}

export function badge(text, kind) {
  return element("span", { class: "badge", "data-tone": kind }, text);
}

function since(row, begin, now) {
  const time = now(row.namespace);
  const running = !["idle", "ended", "failed"].includes(row.state);
  const age = element("span", { "data-since": begin.getTime(), "data-namespace": row.namespace }, duration(time - begin));
  return element(
    "p",
    { class: "since" },
    "since ",
    element("time", { datetime: begin.toISOString() }, moment(begin, time)),
    running && [", for ", age],
    row.StopReason && [", ", code(row.StopReason)],
  );
}

function facts(rows) {
  return element(
    "dl",
    {},
    rows.filter(Boolean).map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))),
  );
}

function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
