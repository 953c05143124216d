// Keys and small comforts. Every page works without this file.
"use strict";
(() => {
  const $ = (what, within = document) => within.querySelector(what);
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const typing = (el) => el && (el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName));
  const status = $("#said");
  const say = (words) => { if (!status) return; status.textContent = words; setTimeout(() => { status.textContent = ""; }, 2500); };
  const sheet = $("#keys");
  const focused = () => document.activeElement && document.activeElement.closest(".item");

  // Walking: from the item that has the focus, or that the address names, or the one walked to last.
  let last = null;
  const current = () => focused() || last || $(".item:target");
  const go = (item) => {
    last = item;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    light(idOf(item), true);
  };
  const walk = (step) => {
    const list = all(".item");
    if (!list.length) return walkText(step);
    const at = list.indexOf(current());
    go(list[Math.min(list.length - 1, Math.max(0, at + step))]);
  };
  // Beside the saved page there are no cards: there the numbers in the text are walked, and the frame follows.
  const walkText = (step) => {
    const list = all(".text a.n");
    if (!list.length) return;
    const next = list[Math.min(list.length - 1, Math.max(0, list.indexOf(document.activeElement) + step))];
    next.focus();
    next.scrollIntoView({ block: "center" });
    light(next.id.slice(2), false);
    if (next.target) next.click();
  };

  // Lighting: a card and its words in the text belong together.
  let pieces = null;
  const piecesOf = (id) => {
    if (!pieces) {
      pieces = new Map();
      all("[data-of]").forEach((el) => el.dataset.of.split(" ").forEach((of) => pieces.set(of, [...(pieces.get(of) || []), el])));
    }
    return pieces.get(id) || [];
  };
  // A card of a statement, or of a finding on a draft.
  const cardOf = (id) => document.getElementById("s-" + id) || document.getElementById("f-" + id);
  const idOf = (card) => card.dataset.id || card.dataset.finding;
  const light = (id, show) => {
    all(".lit").forEach((el) => el.classList.remove("lit"));
    if (!id) return;
    const words = piecesOf(id);
    words.forEach((el) => el.classList.add("lit"));
    const card = cardOf(id);
    if (card) card.classList.add("lit");
    if (show && words.length) words[0].scrollIntoView({ block: "center" });
  };
  const innermost = (el) => el.dataset.of.split(" ").pop();
  document.addEventListener("mouseover", (event) => {
    const piece = event.target.closest("[data-of]");
    const card = event.target.closest(".card");
    if (piece) light(innermost(piece), false);
    else if (card) light(idOf(card), false);
  });
  document.addEventListener("click", (event) => {
    const piece = event.target.closest("[data-of]");
    if (!piece || event.target.closest("a") || String(getSelection())) return;
    const card = cardOf(innermost(piece));
    const number = document.getElementById("t-" + innermost(piece));
    if (card) go(card);
    else if (number && number.target) number.click();
  });
  // The number in the text brings its card into view without moving the text.
  all(".text a.n[href^='#']").forEach((el) => el.addEventListener("click", (event) => {
    const card = document.getElementById(el.hash.slice(1));
    if (!card) return;
    event.preventDefault();
    history.replaceState(null, "", el.hash);
    go(card);
  }));

  const write = async (words, what) => { await navigator.clipboard.writeText(words); say(what); };
  const copy = async () => {
    const item = current();
    if (!item || !item.dataset.id) return;
    const answer = await fetch("/statement/" + item.dataset.id + ".json");
    await write((await answer.json()).cite.text, "copied with its source");
  };
  // Made when a card is first looked at: a long report has hundreds.
  const offerCopies = (card) => {
    const el = card && $(".copies", card);
    if (!el || el.firstChild) return;
    el.append(" · copy as ");
    ["text", "markdown", "footnote"].forEach((kind, n) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "bare";
      button.textContent = kind;
      button.addEventListener("click", () => write(el.dataset[kind], "copied as " + kind));
      el.append(n ? ", " : "", button);
    });
  };
  ["mouseover", "focusin"].forEach((kind) => document.addEventListener(kind, (event) => offerCopies(event.target.closest(".card"))));
  all("[data-copy]").forEach((el) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small";
    button.textContent = "Copy";
    button.addEventListener("click", () => write(el.textContent, "copied"));
    el.before(button);
  });

  const press = (key) => {
    const button = $('[data-key="' + key + '"]');
    if (!button) return false;
    const name = button.form && $("[name=by]:not([type=hidden])", button.form);
    if (name && !name.value) { name.focus(); say("your name first"); } else button.click();
    return true;
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(document.activeElement) || (sheet && sheet.open)) return;
    const open = () => {
      const item = focused();
      const link = item && document.activeElement === item && $("a.open", item);
      if (link) link.click();
      return Boolean(link);
    };
    const doing = {
      "/": () => { const q = $("#q"); q.focus(); q.select(); },
      "?": () => sheet.showModal(),
      j: () => walk(1),
      k: () => walk(-1),
      c: copy,
      Enter: open,
    }[event.key];
    const done = doing ? doing() !== false : "ynhusp".includes(event.key) && press(event.key);
    if (done) event.preventDefault();
  });
  all("[data-keys]").forEach((el) => { el.hidden = false; el.addEventListener("click", () => sheet.showModal()); });

  // The name is asked for once in this browser.
  const names = all("[data-by]");
  const known = localStorage.getItem("onrecord-by");
  names.forEach((el) => {
    if (known && (el.type === "hidden" || !el.value)) el.value = known;
    el.addEventListener("input", () => {
      localStorage.setItem("onrecord-by", el.value);
      names.forEach((other) => { if (other !== el) other.value = el.value; });
    });
  });

  // Suggestions for the word being typed.
  const q = $("#q");
  let asked = 0;
  if (q) q.addEventListener("input", () => {
    clearTimeout(asked);
    asked = setTimeout(async () => {
      if (q.value.length < 2) return;
      const answer = await fetch("/suggest.json?q=" + encodeURIComponent(q.value));
      if (!answer.ok) return;
      const options = (await answer.json()).suggestions.map((value) => Object.assign(document.createElement("option"), { value }));
      $("#suggestions").replaceChildren(...options);
    }, 150);
  });

  // Files: dropped ones are chosen ones.
  const drop = $(".drop");
  if (drop) {
    const over = (event, is) => { event.preventDefault(); drop.classList.toggle("over", is); };
    drop.addEventListener("dragover", (event) => over(event, true));
    drop.addEventListener("dragleave", (event) => over(event, false));
    drop.addEventListener("drop", (event) => {
      over(event, false);
      $("input[type=file]", drop).files = event.dataTransfer.files;
      if (!drop.classList.contains("checking")) drop.requestSubmit();
    });
  }
  const progress = $("[data-events]");
  if (progress) {
    const list = $("#added");
    let skip = Number(progress.dataset.seen);
    const source = new EventSource(progress.dataset.events);
    source.addEventListener("file", (event) => {
      if (skip > 0) { skip -= 1; return; }
      const one = JSON.parse(event.data);
      const item = document.createElement("li");
      item.className = one.state;
      const state = document.createElement("b");
      state.textContent = one.state === "skipped" ? "refused" : one.state;
      item.append(state, " ");
      if (one.state === "skipped") item.append(one.path + ": " + one.detail);
      else {
        const link = document.createElement("a");
        link.href = "/report/" + one.id;
        link.textContent = one.path;
        const n = document.createElement("span");
        n.className = "quiet";
        n.textContent = " " + one.n_statements + " statements";
        item.append(link, n);
      }
      list.append(item);
      progress.value = one.file;
    });
    source.addEventListener("end", (event) => {
      source.close();
      const job = JSON.parse(event.data);
      $("#job-title").textContent = "Added";
      progress.value = job.n_files;
      $("[data-summary]").textContent = job.n_read + " of " + job.n_files + " files: " + job.n_added + " added, " + job.n_known + " known already, " + job.n_skipped + " refused";
      if (job.trouble) location.reload();
    });
  }
  // A check takes a moment; what is picked beside a choice chooses it.
  const busy = $("[data-busy]");
  if (busy) busy.addEventListener("submit", () => { const button = $("button", busy); button.textContent = busy.dataset.busy; button.setAttribute("aria-busy", "true"); });
  all("[data-chooses]").forEach((el) => el.addEventListener("change", () => { $("[name=against][value=" + el.dataset.chooses + "]").checked = true; }));

  // The drawing as a picture: drawn here, since the browser has the fonts.
  all("[data-png]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const image = new Image();
      image.src = button.dataset.png;
      await image.decode();
      const canvas = Object.assign(document.createElement("canvas"), { width: image.naturalWidth * 2, height: image.naturalHeight * 2 });
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => {
        const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: "onrecord-saying.png" });
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      }, "image/png");
    });
  });

  const target = location.hash.startsWith("#s-") && document.getElementById(location.hash.slice(1));
  if (target) { last = target; light(target.dataset.id, true); }
  else if ($(".reviewed .item") && !document.activeElement.closest("main")) last = $(".reviewed .item");
})();
