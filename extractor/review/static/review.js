// Keys, the picture's parts, and drafts: what is typed stays until it is saved, whatever becomes of page or program.
(() => {
  "use strict";
  const find = (selector, root = document) => root.querySelector(selector);
  const DRAFT = "raingan-draft:";
  const isTyping = (element) => element.matches("input:not([type=checkbox]), textarea, select");
  // From a request until its answer stands there, keys decide nothing: nobody has seen the next cell yet.
  const isBusy = () => "busy" in document.body.dataset;
  const press = (key) => {
    if (isBusy()) return true;
    const button = find(`#desk [data-key="${CSS.escape(key)}"]`) || find(`[data-key="${CSS.escape(key)}"]`);
    if (button) { button.click(); return true; }
    const field = find(`#desk [data-focus="${CSS.escape(key)}"]`);
    if (field) { field.focus(); return true; }
    return false;
  };

  // Keys go by where they are where the keyboard is set to Thai: "a" is "ฟ" there, and "2" is "/".
  const keyOf = (event) => {
    if (event.key === "Enter") return "a";
    if (/^[a-z]$/i.test(event.key)) return event.key;
    const place = /^(?:Key([A-Z])|Digit([1-9]))$/.exec(event.code);
    if (place && !event.shiftKey) return (place[1] || place[2]).toLowerCase();
    if (event.code === "Slash" && event.key > "~") return event.shiftKey ? "?" : "/";
    return event.key.length === 1 ? event.key : "";
  };

  const show = (part, whole) => {
    const picture = find("#picture");
    if (!picture) return;
    picture.dataset.part = part;
    picture.dataset.whole = whole;
    picture.src = `${picture.dataset.src}&part=${part}&whole=${whole}`;
    document.querySelectorAll("#desk .part").forEach((button) => button.setAttribute("aria-pressed", button.dataset.part === String(part)));
    find("#desk [data-do=whole]").setAttribute("aria-pressed", whole === "true");
  };
  const turn = (what) => {
    const picture = find("#picture");
    if (!picture) return;
    const parts = document.querySelectorAll("#desk .part").length;
    const part = Number(picture.dataset.part || 0);
    const whole = picture.dataset.whole || "false";
    if (what === "part") show((part + 1) % parts, whole);
    else if (what === "whole") show(part, whole === "true" ? "false" : "true");
    else show(what, whole);
  };

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (find("dialog[open]")) return;
    if (target.id === "text" && event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); press("save"); return; }
    if (target.name === "reason" && event.key === "Enter") { event.preventDefault(); return; }
    if (event.key === "Escape" && isTyping(target)) { target.blur(); find("#desk").focus(); return; }
    if (isTyping(target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && target.matches("button, a, summary")) return;
    const key = keyOf(event);
    if (key === "e" && find("#text")) { event.preventDefault(); find("#text").focus(); return; }
    if (key === "/") { event.preventDefault(); find("#search").focus(); return; }
    if (key && !event.repeat && press(key)) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener) find(`#${opener.dataset.dialog}`).showModal();
    const turner = event.target.closest("[data-do]");
    if (turner && turner.dataset.do === "reset") reset();
    else if (turner) turn(turner.dataset.do);
    const part = event.target.closest(".part");
    if (part) turn(Number(part.dataset.part));
  });
  document.addEventListener("error", (event) => {
    if (event.target.id === "picture") { event.target.hidden = true; find("#no-picture").hidden = false; }
  }, true);

  // A draft is what stands in the editor and is not what is published.
  const draftOf = (desk) => DRAFT + desk.dataset.cell;
  const restore = () => {
    const desk = find("#desk"), text = find("#text");
    if (!text) return;
    const draft = localStorage.getItem(draftOf(desk));
    if (draft !== null) text.value = draft;
    grow(text);
  };
  const reset = () => {
    localStorage.removeItem(draftOf(find("#desk")));
    find("#text").value = find("#decide [name=seen]").value;
  };
  const grow = (text) => { text.rows = Math.max(3, Math.min(14, Math.ceil(text.value.length / 48) + text.value.split("\n").length - 1)); };
  document.addEventListener("input", (event) => {
    if (event.target.id !== "text") return;
    localStorage.setItem(draftOf(find("#desk")), event.target.value);
    grow(event.target);
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target.id === "desk") document.body.dataset.busy = "";
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    find("#lost").hidden = !event.detail.failed;
    if (event.detail.failed) delete document.body.dataset.busy;
  });
  // What htmx does not know yet would be sent as plain forms are, and lost.
  document.addEventListener("submit", (event) => {
    if (event.target.closest("main") && !event.defaultPrevented) event.preventDefault();
  });
  document.addEventListener("htmx:sendError", () => {
    find("#lost").hidden = false;
    delete document.body.dataset.busy;
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id !== "desk" || event.detail.xhr.status !== 200) return;
    const path = event.detail.pathInfo.requestPath;
    // What was decided is no draft any more; a refused decision comes back with the same cell and a notice.
    const answer = event.detail.serverResponse;
    if (path === "/decide" && !answer.includes('class="notice"')) localStorage.removeItem(draftOf(find("#desk")));
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target.id !== "desk" && !find("#desk").contains(event.target)) return;
    restore();
    delete document.body.dataset.busy;
    find("#desk").focus({ preventScroll: true });
    window.scrollTo(0, 0);
  });
  document.addEventListener("DOMContentLoaded", restore);
  if (document.readyState !== "loading") restore();
})();
