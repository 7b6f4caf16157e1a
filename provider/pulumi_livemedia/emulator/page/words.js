// Times, sizes and states in words.

const STATES = {
  streaming: ["on air", "live"],
  recording: ["recording", "live"],
  starting: ["starting", "waiting"],
  stopping: ["stopping", "waiting"],
  waiting: ["waiting for a stream", "waiting"],
  idle: ["idle", "over"],
  ended: ["ended", "over"],
  failed: ["failed", "bad"],
  unknown: ["unknown", "bad"],
};

export function inWords(state) {
  return (STATES[state] ?? [state])[0];
}

export function tone(state) {
  return (STATES[state] ?? [])[1] ?? "over";
}

// A moment: the time of day, with the date unless it is today's on the virtual clock.
export function moment(time, now) {
  const text = time.toISOString();
  const today = now.toISOString().slice(0, 10);
  return text.startsWith(today) ? text.slice(11, 19) : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}

export function duration(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const parts = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const names = ["d", "h", "min", "s"];
  const first = parts.findIndex((part) => part > 0);
  if (first < 0) return "0\u202fs";
  return [first, first + 1]
    .filter((n) => n < 4 && (n === first || parts[n] > 0))
    .map((n) => `${parts[n]}\u202f${names[n]}`)
    .join(" ");
}

export function size(bytes) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let amount = bytes;
  let unit = 0;
  while (amount >= 1000 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  return `${unit && amount < 100 ? amount.toFixed(1) : Math.round(amount)}\u202f${units[unit]}`;
}

export function count(number, one, many = `${one}s`) {
  return number === 1 ? `1 ${one}` : `${number} ${many}`;
}
