// A mixed picture, drawn to scale: the canvas, its boxes from bottom to top, and a list that says the same in words.

import { drawn, element } from "./elements.js";
import { count } from "./words.js";

const COLOURS = 8;
const TALLEST = 340; // pixels on the screen
const SMALLEST = 7; // pixels on the screen
const LETTER = 0.58; // width of a letter, in font sizes

// What `GET /_emulator/state` calls a picture. `width` is about how wide it is on the screen, in pixels: it makes texts
// readable whatever the canvas measures.
export function figure(picture, title, width) {
  const boxes = picture.boxes.map((box, n) => ({ ...box, number: n + 1 }));
  return element(
    "figure",
    { "data-key": title },
    drawing(picture, boxes, title, width),
    element(
      "figcaption",
      {},
      element("strong", {}, title),
      ` ${picture.width} \u00d7 ${picture.height}, background `,
      element("code", {}, picture.background),
      ...picture.notes.map((note) => `, ${note}`),
      boxes.some((box) => !box.exact) ? ", places partly assumed" : "",
    ),
    boxes.length > 0 &&
      element(
        "details",
        { "data-key": "legend" },
        element("summary", {}, count(boxes.length, "box", "boxes"), element("span", { class: "quiet" }, ", bottom to top")),
        element("ol", { class: "legend" }, boxes.map(legend)),
      ),
  );
}

function drawing(picture, boxes, title, width) {
  const shown = Math.min(width, (TALLEST * picture.width) / picture.height);
  const scale = picture.width / shown;
  return drawn(
    "svg",
    {
      class: "picture",
      viewBox: `0 0 ${picture.width} ${picture.height}`,
      role: "img",
      "aria-label": `${title}: ${boxes.map((box) => box.label).join(", ") || "nothing in it"}`,
    },
    drawn("rect", { width: picture.width, height: picture.height, fill: picture.background }),
    boxes.map((box, n) => drawnBox(box, boxes.slice(n + 1), picture, scale)),
    boxes.length === 0 && words("nobody publishes", 10 * scale, 20 * scale, 12 * scale, "empty"),
  );
}

function drawnBox(box, above, picture, scale) {
  const line = 1.5 * scale;
  return drawn(
    "g",
    { class: box.present ? "box" : "box absent" },
    drawn("title", {}, describe(box)),
    drawn("rect", {
      class: colour(box),
      x: box.left + line / 2,
      y: box.top + line / 2,
      width: Math.max(0, box.width - line),
      height: Math.max(0, box.height - line),
      rx: box.radius,
      "fill-opacity": box.alpha * (box.present ? 1 : 0.25),
      "stroke-width": line,
      "stroke-dasharray": box.present ? null : `${4 * scale} ${3 * scale}`,
    }),
    label(box, above, picture, scale),
  );
}

// Number and name, and below them the size, in the first corner that no other box covers.
function label(box, above, picture, scale) {
  const visible = within(box, picture);
  const font = Math.min(12 * scale, visible.height * 0.6);
  if (font < SMALLEST * scale) return null;
  const gap = Math.min(6 * scale, (visible.height - font) / 2);
  const name = fitting(`${box.number} ${box.label}`, visible.width - 2 * gap, font);
  const lines = [name || String(box.number)];
  const sizes = `${number(box.width)}\u00d7${number(box.height)}`;
  if (fitting(sizes, visible.width - 2 * gap, font * 0.85) === sizes && visible.height > 2.6 * font + 2 * gap) {
    lines.push(sizes);
  }
  const width = Math.max(...lines.map((line) => line.length)) * LETTER * font;
  const height = lines.length * font * 1.25;
  const place = free({ visible, width, height, gap }, above);
  return [
    words(lines[0], place.left, place.top + font * 0.95, font, "name"),
    lines[1] && words(lines[1], place.left, place.top + font * 2.1, font * 0.85, "size"),
  ];
}

function within(box, picture) {
  const left = Math.max(0, box.left);
  const top = Math.max(0, box.top);
  const width = Math.min(picture.width, box.left + box.width) - left;
  const height = Math.min(picture.height, box.top + box.height) - top;
  return { left, top, width, height };
}

function free({ visible, width, height, gap }, above) {
  const left = visible.left + gap;
  const right = Math.max(left, visible.left + visible.width - gap - width);
  const top = visible.top + gap;
  const bottom = Math.max(top, visible.top + visible.height - gap - height);
  const places = [left, (left + right) / 2, right].flatMap((x) => [top, bottom, (top + bottom) / 2].map((y) => ({ left: x, top: y })));
  const covered = (place) => above.some((box) => overlaps({ ...place, width, height }, box));
  return places.find((place) => !covered(place)) ?? places[0];
}

function overlaps(one, other) {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}

function fitting(text, width, font) {
  const letters = Math.floor(width / (LETTER * font));
  if (text.length <= letters) return text;
  return letters < 4 ? "" : `${text.slice(0, letters - 1)}\u2026`;
}

function words(text, x, y, size, name) {
  return drawn("text", { x, y, "font-size": size, "stroke-width": size / 6, class: name }, text);
}

function legend(box) {
  return element(
    "li",
    {},
    element("span", { class: `swatch ${colour(box)}`, "aria-hidden": "true" }, String(box.number)),
    element("span", {}, element("b", {}, box.label), ` ${facts(box)}`),
  );
}

function describe(box) {
  return `${box.number} ${box.label}: ${facts(box)}`;
}

function facts(box) {
  return [
    `${number(box.width)} \u00d7 ${number(box.height)} at ${number(box.left)}, ${number(box.top)}`,
    `z ${box.z}`,
    `alpha ${number(box.alpha, 2)}`,
    box.rendering,
    ...box.notes,
  ]
    .filter(Boolean)
    .join(" \u00b7 ");
}

function number(value, digits = 0) {
  return String(Number(value.toFixed(digits)));
}

function colour(box) {
  return `colour-${(box.number - 1) % COLOURS}`;
}
