// Elements from data, and bringing those on the page up to date without touching what has not changed.
// Texts only ever become text nodes and attribute values: nothing is parsed as HTML.

const SVG = "http://www.w3.org/2000/svg";

export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

export function drawn(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  made.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return made;
}

// Makes the children of an element those that are given: same keys keep their elements, and with them focus, scroll
// position and what the user has opened.
export function show(parent, ...children) {
  const fresh = filled(parent.cloneNode(false), {}, children);
  updateChildren(parent, fresh);
}

function updateChildren(old, fresh) {
  const kept = matches(old, fresh);
  for (const child of [...old.childNodes]) {
    if (!kept.has(child)) child.remove();
  }
  const found = new Map([...kept].map(([before, wanted]) => [wanted, before]));
  let place = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const before = found.get(wanted);
    if (before === undefined) {
      old.insertBefore(wanted, place);
    } else {
      if (before === place) place = place.nextSibling;
      else old.insertBefore(before, place);
      update(before, wanted);
    }
  }
}

// Which old children become which fresh ones: by key, else the next one of the same name.
function matches(old, fresh) {
  const waiting = new Map();
  for (const child of old.childNodes) {
    const name = identity(child);
    if (!waiting.has(name)) waiting.set(name, []);
    waiting.get(name).push(child);
  }
  const kept = new Map();
  for (const child of fresh.childNodes) {
    const before = waiting.get(identity(child))?.shift();
    if (before !== undefined) kept.set(before, child);
  }
  return kept;
}

function identity(node) {
  return `${node.nodeName} ${node.dataset?.key ?? ""}`;
}

function update(old, fresh) {
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  updateChildren(old, fresh);
}
