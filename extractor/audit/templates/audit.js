"use strict";
// Tables are sorted by a click on the head of a column, or by Enter; a second one turns the order round.
for (const table of document.querySelectorAll("table.sortable")) {
  const heads = [...table.querySelectorAll("thead th")];
  heads.forEach((head, at) => head.querySelector("button").addEventListener("click", () => {
    const down = head.getAttribute("aria-sort") === "ascending";
    const key = (row) => row.cells[at].dataset.value ?? row.cells[at].textContent.trim();
    const order = (a, b) => isNaN(key(a)) || isNaN(key(b)) ? key(a).localeCompare(key(b), "th") : key(a) - key(b);
    const rows = [...table.tBodies[0].rows].sort((a, b) => (down ? order(b, a) : order(a, b)));
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    table.tBodies[0].append(...rows);
  }));
}
// What was changed is shown within the text, or the published text alone.
for (const button of document.querySelectorAll("button.changes")) {
  button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") === "true";
    button.setAttribute("aria-pressed", String(!shown));
    button.closest(".report").classList.toggle("published", shown);
  });
}
// Reports and their rows are found by what they say, whichever digits are typed, and by what is chosen.
const plain = (text) => text.replace(/[\u0e50-\u0e59]/g, (digit) => digit.charCodeAt(0) - 0x0e50)
  .replace(/\u0e4d\u0e32/g, "\u0e33").replace(/\s+/g, " ").trim().toLowerCase();
const find = document.querySelector(".find");
if (find) {
  find.hidden = false;
  const wanted = find.querySelector("input");
  const choices = [...find.querySelectorAll("select")];
  const reports = [...document.querySelectorAll("#reports tbody tr")].map((row) => {
    const section = document.getElementById(row.dataset.report);
    const parts = section ? [...section.querySelectorAll("article, table.other")] : [];
    return { row, section, text: plain(row.textContent), parts: parts.map((part) => ({ part, text: plain(part.textContent) })) };
  });
  const isChosen = (row) => choices.every((choice) =>
    !choice.value || row.dataset[choice.dataset.name].split(";").includes(choice.value));
  const search = () => {
    const text = plain(wanted.value);
    let shown = 0;
    let hits = 0;
    for (const report of reports) {
      const isNamed = report.text.includes(text);
      const found = report.parts.filter((one) => one.text.includes(text));
      const isShown = isChosen(report.row) && (isNamed || found.length > 0);
      report.row.hidden = !isShown;
      if (report.section) report.section.hidden = !isShown;
      // Where words stand in a row, the other rows are put aside; where only the report is named so, all of it is shown.
      for (const one of report.parts) one.part.hidden = Boolean(text) && found.length > 0 && !found.includes(one);
      shown += isShown;
      hits += isShown && text ? found.length : 0;
    }
    const rows = hits ? ` · ${hits} แถว / rows` : "";
    document.getElementById("found").textContent = text || choices.some((choice) => choice.value)
      ? `${shown} รายงาน / reports${rows}` : "";
  };
  wanted.addEventListener("input", search);
  choices.forEach((choice) => choice.addEventListener("change", search));
}
