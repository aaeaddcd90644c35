"use strict";
// Everything works without this file; it only makes forms kinder.
(() => {
  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();

  for (const link of document.querySelectorAll(".errors a[href^='#']")) {
    link.addEventListener("click", (event) => {
      const field = document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      (field.closest(".field") || field).scrollIntoView({ block: "start" });
      field.focus({ preventScroll: true });
    });
  }

  // Leaving a form with answers that were not saved asks first.
  let unsaved = false;
  for (const form of document.querySelectorAll("form[data-guard]")) {
    if (form.dataset.guard === "typed") unsaved = true;
    form.addEventListener("input", () => { unsaved = true; });
    form.addEventListener("submit", () => { unsaved = false; });
  }
  window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

  // A form is sent once, however often its button is pressed.
  for (const form of document.querySelectorAll("form[method='post']")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "yes";
      setTimeout(() => { delete form.dataset.sent; }, 5000);
    });
  }
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  // A list whose groups belong to the answers of another list shows only the group that fits.
  for (const list of document.querySelectorAll("select[data-follows]")) {
    const leader = document.getElementById(list.dataset.follows);
    if (!leader) continue;
    const groups = [...list.querySelectorAll("optgroup")];
    const fit = () => {
      const label = leader.value ? leader.selectedOptions[0].text.trim() : "";
      const value = list.value;
      for (const group of groups) group.remove();
      list.append(...groups.filter((group) => !label || group.label === label));
      list.value = value;
      if (list.selectedIndex < 0) list.value = "";
    };
    leader.addEventListener("change", fit);
    window.addEventListener("pageshow", fit);
  }

  // Buttons with data-copy put a text on the clipboard, and say so.
  for (const button of document.querySelectorAll("button[data-copy]")) {
    if (!navigator.clipboard) break;
    const said = document.createElement("span");
    said.className = "copied";
    said.setAttribute("role", "status");
    button.after(said);
    button.hidden = false;
    button.addEventListener("click", async () => {
      said.textContent = "";
      await navigator.clipboard.writeText(button.dataset.copy);
      said.textContent = button.dataset.done;
      setTimeout(() => { said.textContent = ""; }, 4000);
    });
  }

  // Review: j and k go from item to item, p and x give the verdict, while the focus is on an item and not in a text.
  const review = document.querySelector("[data-review]");
  if (review) review.addEventListener("keydown", (event) => {
    const item = event.target.closest("[data-item]");
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input:not([type='radio']),select,textarea")) return;
    const items = [...review.querySelectorAll("[data-item]")];
    const step = { j: 1, k: -1 }[event.key];
    const goal = step ? items[items.indexOf(item) + step] : null;
    const choice = item.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (choice) {
      choice.checked = true;
      choice.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (!goal && !choice) return;
    event.preventDefault();
    (goal || choice).focus();
    if (goal) goal.scrollIntoView({ block: "start" });
  });

  // Forms with data-upload show how much has been sent; the answer replaces the page as without scripts.
  for (const form of document.querySelectorAll("form[data-upload]")) {
    form.addEventListener("submit", (event) => {
      const file = form.querySelector("input[type='file']");
      if (event.defaultPrevented) return;
      if (!file || !file.files.length) return;
      event.preventDefault();
      const bar = document.createElement("progress");
      bar.max = 1;
      bar.value = 0;
      bar.setAttribute("aria-label", form.dataset.upload);
      form.append(bar);
      const request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.upload.addEventListener("progress", (step) => {
        if (step.lengthComputable) bar.value = step.loaded / step.total;
      });
      request.addEventListener("load", () => {
        // The notice on the page that came is said once: asking for that page again would lose it.
        const slot = form.closest("[id]");
        if (request.status < 400) history.replaceState(null, "", request.responseURL);
        document.open();
        document.write(request.responseText);
        document.close();
        const place = slot && document.getElementById(slot.id);
        if (place) place.scrollIntoView();
      });
      request.addEventListener("error", () => { bar.remove(); delete form.dataset.sent; form.submit(); });
      request.send(new FormData(form));
    });
  }

  // <time data-countdown="2026-11-23T09:30:00Z"> shows the minutes left beside the deadline.
  const unit = document.documentElement.lang.startsWith("zh") ? ["剩余", "小时", "分"] : ["", "h", "min left"];
  for (const time of document.querySelectorAll("time[data-countdown]")) {
    const end = Date.parse(time.dataset.countdown);
    const left = document.createElement("span");
    left.className = "soft";
    time.after(" ", left);
    const show = () => {
      const minutes = Math.max(0, Math.floor((end - Date.now()) / 60000));
      const text = `${unit[0]} ${Math.floor(minutes / 60)} ${unit[1]} ${minutes % 60} ${unit[2]}`.trim();
      left.textContent = minutes ? text : "";
    };
    show();
    setInterval(show, 30000);
  }
})();
