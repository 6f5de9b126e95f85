#include "frames/report_page.hpp"

namespace dynify::gen {

const char ReportHead[] = R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Coroutine frames</title>
<style>
:root {
  --page: #fbfbfa; --card: #ffffff; --line: #e4e4e0; --text: #22242a; --dim: #6b6f78; --accent: #2f6fde;
  --grew: #c2372e; --shrank: #1c8a4a;
  --functions: #9aa3b2; --promise: #8a63d2; --parameter: #2f6fde; --local: #1f9d8a; --awaiter: #e08a1e;
  --temporary: #d9b12b; --index: #5b6470; --value: #5fb0c9; --padding: #d4d4cf;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #16181d; --card: #1f2229; --line: #31353f; --text: #e5e7eb; --dim: #9aa0ac; --accent: #79a7ff;
    --grew: #ff8079; --shrank: #62d391;
    --functions: #737c8c; --promise: #a98bea; --parameter: #5c93f5; --local: #35b8a4; --awaiter: #eda04a;
    --temporary: #dcc05a; --index: #8f98a6; --value: #6fc0d9; --padding: #3a3f4a;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.45 system-ui, sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 28px 24px 64px; }
h1 { font-size: 22px; margin: 0 0 2px; letter-spacing: -0.01em; }
#summary { color: var(--dim); margin: 0 0 18px; }
.tools { display: flex; flex-wrap: wrap; gap: 12px 18px; align-items: center; margin-bottom: 16px; }
#search { flex: 1 1 260px; max-width: 420px; padding: 8px 12px; font: inherit; color: inherit; background: var(--card);
  border: 1px solid var(--line); border-radius: 8px; }
#search:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
#legend { display: flex; flex-wrap: wrap; gap: 4px 14px; color: var(--dim); font-size: 13px; }
#legend i { display: inline-block; width: 11px; height: 11px; border-radius: 3px; margin-right: 5px; vertical-align: -1px; }
.frame { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 11px 14px 12px; margin-bottom: 9px;
  content-visibility: auto; contain-intrinsic-size: auto 74px; }
.frame[hidden] { display: none; }
.head { display: flex; gap: 4px 14px; align-items: baseline; margin-bottom: 8px; }
.name { flex: 1; min-width: 0; font: 13.5px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
.bytes { font-weight: 650; font-variant-numeric: tabular-nums; white-space: nowrap; }
.delta { font-variant-numeric: tabular-nums; white-space: nowrap; font-size: 13.5px; color: var(--dim); }
.delta.grew { color: var(--grew); } .delta.shrank { color: var(--shrank); }
.where { color: var(--dim); font-size: 13px; white-space: nowrap; }
.share { height: 3px; min-width: 2px; border-radius: 2px; background: var(--accent); margin-bottom: 5px; opacity: 0.75; }
.map { display: flex; height: 22px; border-radius: 5px; overflow: hidden; background: var(--value); }
.map span { min-width: 0; box-shadow: inset -1px 0 rgb(0 0 0 / 0.22); }
.map span:last-child { box-shadow: none; }
.map span:hover { filter: brightness(1.15) saturate(1.2); }
details { margin-top: 7px; font-size: 13px; }
summary { cursor: pointer; color: var(--dim); width: max-content; }
table { border-collapse: collapse; margin-top: 6px; width: 100%; }
th { text-align: left; font-weight: 500; color: var(--dim); }
th, td { padding: 2px 14px 2px 0; vertical-align: top; border-bottom: 1px solid var(--line); }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; width: 1%; white-space: nowrap; }
td:last-child { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
#tip { position: fixed; pointer-events: none; z-index: 2; max-width: 480px; padding: 6px 10px; border-radius: 7px; font-size: 13px;
  background: var(--text); color: var(--page); overflow-wrap: anywhere; }
#none { color: var(--dim); }
</style>
</head>
<body>
<main>
<h1>Coroutine frames</h1>
<p id="summary"></p>
<div class="tools"><input id="search" type="search" placeholder="Search functions and files" aria-label="Search functions and files"><div id="legend"></div></div>
<div id="frames"></div>
<p id="none" hidden>Nothing matches.</p>
</main>
<div id="tip" hidden></div>
<script id="data" type="application/json">)html";

const char ReportTail[] = R"html(</script>
<script>
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const colours = {"resume, destroy": "functions", promise: "promise", parameter: "parameter", local: "local", awaiter: "awaiter",
  temporary: "temporary", "resume index": "index", bookkeeping: "index", value: "value", padding: "padding"};
const colour = purpose => `var(--${colours[purpose] || "value"})`;
const element = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};
const number = n => n.toLocaleString("en");
const largest = Math.max(...data.frames.map(f => f.size), 1);

const memberName = m => m.type ? (m.name ? `${m.name}: ${m.type}` : m.type) : m.name;
function map(frame) {
  const bar = element("div", "map");
  let covered = 0;
  for (const m of frame.members || []) {
    const begin = Math.max(covered, m.offset), size = m.offset + m.size - begin;
    if (size <= 0) continue;
    const part = element("span");
    part.style.flex = `${size} 0 0`;
    part.style.background = colour(m.for);
    part.dataset.tip = `${memberName(m) || m.for}\n${m.for}, ${number(m.size)} bytes at ${m.offset}`;
    bar.append(part);
    covered = begin + size;
  }
  if (!covered) bar.dataset.tip = "The members are not known: measure with debug information";
  return bar;
}

// Beside the map, which is as wide for each: how large it is beside the largest.
function share(frame) {
  const line = element("div", "share");
  line.style.width = `${100 * frame.size / largest}%`;
  line.dataset.tip = `${(100 * frame.size / largest).toFixed(1)} % of the largest`;
  return line;
}

function members(frame) {
  const details = element("details");
  details.append(element("summary", "", "Members"));
  details.addEventListener("toggle", () => {
    if (details.querySelector("table")) return;
    const table = element("table"), head = table.createTHead().insertRow(), body = table.createTBody();
    for (const [text, className] of [["offset", "n"], ["bytes", "n"], ["for", ""], ["member", ""]])
      head.append(element("th", className, text));
    for (const m of frame.members) {
      const row = body.insertRow();
      row.append(element("td", "n", m.offset), element("td", "n", number(m.size)), element("td", "", m.for), element("td", "", memberName(m)));
    }
    details.append(table);
  });
  return details;
}

function delta(frame) {
  if (!data.earlier) return "";
  const before = data.earlier[frame.mangled];
  if (before === undefined) return element("span", "delta grew", "new");
  const change = frame.size - before;
  if (!change) return element("span", "delta", "unchanged");
  return element("span", change > 0 ? "delta grew" : "delta shrank", `${change > 0 ? "+" : "\u2212"}${number(Math.abs(change))}`);
}

function card(frame) {
  const box = element("section", "frame"), head = element("div", "head");
  const where = frame.file ? `${frame.file}:${frame.line}` : frame.input;
  head.append(element("span", "bytes", `${number(frame.size)} bytes`), delta(frame), element("span", "name", frame.function),
    element("span", "where", where));
  head.dataset.tip = `aligned to ${frame.align}; ${frame.source} of ${frame.input}`;
  box.append(head, share(frame), map(frame));
  if (frame.members) box.append(members(frame));
  box.dataset.text = `${frame.function} ${frame.file} ${frame.input}`.toLowerCase();
  return box;
}

const cards = data.frames.map(card);
document.getElementById("frames").append(...cards);

const total = data.frames.reduce((sum, f) => sum + f.size, 0);
let summary = `${number(data.frames.length)} coroutines, the largest ${number(largest)} bytes, ${number(total)} bytes in all`;
if (data.earlier) {
  const now = new Set(data.frames.map(f => f.mangled));
  const gone = Object.keys(data.earlier).filter(name => !now.has(name)).length;
  const grown = data.frames.filter(f => f.size > (data.earlier[f.mangled] ?? 0)).length;
  summary += `; since then ${number(grown)} new or grown, ${number(gone)} gone`;
}
document.getElementById("summary").textContent = summary;

const used = new Set(data.frames.flatMap(f => (f.members || []).map(m => m.for)));
for (const purpose of Object.keys(colours).filter(p => used.has(p))) {
  const entry = element("span"), patch = element("i");
  patch.style.background = colour(purpose);
  entry.append(patch, purpose);
  document.getElementById("legend").append(entry);
}

const search = document.getElementById("search");
function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const box of cards) {
    box.hidden = !words.every(word => box.dataset.text.includes(word));
    shown += !box.hidden;
  }
  document.getElementById("none").hidden = shown > 0;
}
search.addEventListener("input", filter);
if (location.hash.length > 1) {
  search.value = decodeURIComponent(location.hash.slice(1));
  filter();
}

const tip = document.getElementById("tip");
document.addEventListener("pointermove", event => {
  const on = event.target.closest("[data-tip]");
  tip.hidden = !on;
  if (!on) return;
  tip.style.whiteSpace = "pre-line";
  tip.textContent = on.dataset.tip;
  tip.style.left = `${Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8)}px`;
  tip.style.top = `${Math.min(event.clientY + 18, innerHeight - tip.offsetHeight - 8)}px`;
});
</script>
</body>
</html>
)html";

}  // namespace dynify::gen
