// What the pages do in the browser itself: follow a marker to its source, stay where reading starts, say what came,
// keep a half-typed question, and say in Dutch what Streamlit says in English. Without it everything still works.
"use strict";
(() => {
  const words = JSON.parse(document.getElementById("wijzer-woorden").textContent);
  const said = document.getElementById("wijzer-zegt");
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const DRAFT = "wijzer-vraag";
  const SENT = "wijzer-verstuurd";

  // A marker in an answer presses the button of its source; the reader stays where he is.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href*="#bron-"]');
    if (!link) return;
    event.preventDefault();
    const name = link.getAttribute("href").split("#")[1];
    const button = document.querySelector(`.st-key-${CSS.escape(name)} button`);
    going = innerWidth < 1200 ? name : "";
    button?.click();
  });

  // On a small screen the source stands below the answer: who followed a marker is brought there, nobody else is.
  let going = "";
  const arriveAtSource = () => {
    const image = going && document.querySelector("[class*=st-key-inline-source] [data-testid=stImage] img");
    if (!image?.complete || !image.naturalHeight) return;
    going = "";
    image.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  };

  // Where the eye must land: the mark on the page beside the answer, once for every page that is opened.
  let landed = "";
  const land = () => {
    const mark = document.querySelector(".st-key-source-panel [data-mark]");
    const panel = document.querySelector(".st-key-source-panel");
    const image = panel?.querySelector("[data-testid=stImage] img");
    if (!mark || !image?.complete || !image.naturalHeight || landed === image.src) return;
    landed = image.src;
    const top = image.getBoundingClientRect().top - panel.getBoundingClientRect().top + panel.scrollTop;
    const place = top + Number(mark.dataset.mark) * image.clientHeight;
    const reach = panel.clientHeight * 0.35;
    panel.scrollTop = place > panel.clientHeight - reach ? place - reach : 0;
  };

  // A new answer: its question comes to the top of the window once, and a screen reader hears what came.
  let shown = "";
  let moved = false;
  for (const name of ["wheel", "touchmove", "keydown"]) addEventListener(name, () => (moved = true), { passive: true });
  const start = (one) => one.closest("[class*=st-key-turn-]")?.scrollIntoView({ block: "start", behavior: "auto" });
  const arrive = () => {
    const asked = document.querySelector("[data-asked]");
    if (asked && asked.dataset.asked !== shown) {
      shown = asked.dataset.asked;
      moved = false;
      start(asked);
    }
    const answered = document.querySelector("[data-answered]");
    if (answered && said.dataset.of !== answered.dataset.answered) {
      sessionStorage.removeItem(SENT);
      said.dataset.of = answered.dataset.answered;
      said.textContent = answered.dataset.said;
      if (!moved && asked) start(asked);
    }
  };

  // What a language model wrote is read out once, when it is finished: its button to stop is gone then.
  const writing = new Set();
  const finish = () => {
    for (const one of document.querySelectorAll("[class*=st-key-stop-]")) {
      writing.add(one.className.match(/st-key-stop-(\d+-\d)/)[1]);
    }
    for (const name of writing) {
      if (document.querySelector(`.st-key-stop-${name}`)) continue;
      writing.delete(name);
      const text = document.querySelector(`.st-key-written-${name}`)?.innerText;
      if (text) said.textContent = text;
    }
  };

  // A half-typed question survives a look at another page and a reload, in this window only; so does one that was sent
  // and not answered yet, to be sent again.
  let unanswered = sessionStorage.getItem(SENT) ?? "";
  let sentIn = null;
  sessionStorage.removeItem(SENT);
  if (unanswered && !sessionStorage.getItem(DRAFT)) sessionStorage.setItem(DRAFT, unanswered);
  const plain = (text) => text.replaceAll("\u2060", "").replace(/\s+/g, " ").trim();
  const answeredLast = () => plain([...document.querySelectorAll("[class*=st-key-turn-] h2")].at(-1)?.textContent ?? "");
  const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
  const put = (field, text) => {
    setter.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const dots = (number) => number.toLocaleString("nl");
  const count = (field) => {
    const holder = field.closest("[data-testid=stChatInput]");
    let counter = document.getElementById("wijzer-teller");
    if (!counter) {
      counter = document.createElement("p");
      counter.id = "wijzer-teller";
      counter.setAttribute("role", "status");
    }
    if (counter.previousElementSibling !== holder) holder.after(counter);
    const length = [...field.value.trim()].length;
    const text = length > words.limit ? words.over : words.count;
    const close = length > words.limit * 0.8;
    const again = unanswered && field.value === unanswered ? words.unanswered : "";
    const told = close ? text.replace("{chars}", dots(length)).replace("{limit}", dots(words.limit)).replace("{over}", dots(length - words.limit)) : again;
    if (counter.textContent !== told) counter.textContent = told;
    counter.classList.toggle("te-lang", length > words.limit);
  };
  const watch = (field) => {
    if (field.dataset.watched) return;
    field.dataset.watched = "1";
    field.addEventListener("input", () => {
      sessionStorage.setItem(DRAFT, field.value);
      count(field);
    });
    // Too long is said before it is sent, and nothing typed is lost.
    const sent = (event) => {
      if ([...field.value.trim()].length > words.limit) {
        event.preventDefault();
        event.stopPropagation();
      } else if (field.value.trim()) {
        sessionStorage.removeItem(DRAFT);
        sessionStorage.setItem(SENT, field.value);
        sentIn = field;
      }
    };
    field.addEventListener("keydown", (event) => event.key === "Enter" && !event.shiftKey && sent(event), true);
    field.closest("[data-testid=stChatInput]").addEventListener("click", (event) => {
      if (event.target.closest("[data-testid=stChatInputSubmitButton]")) sent(event);
    }, true);
    const kept = sessionStorage.getItem(DRAFT);
    if (kept && kept === unanswered && plain(kept) === answeredLast()) sessionStorage.removeItem(DRAFT);
    else if (kept && !field.value) put(field, kept);
  };

  // A question that was sent in the same moment as another page was chosen may never have come: when the page is there
  // again, at rest and without its answer, it is put back to be sent again.
  const restore = (field) => {
    const sent = sessionStorage.getItem(SENT);
    const rests = document.querySelector("[data-test-script-state=notRunning]");
    if (!sent || !sentIn || field === sentIn || field.value || !rests) return;
    sessionStorage.removeItem(SENT);
    if (plain(sent) === answeredLast()) return;
    unanswered = sent;
    put(field, sent);
  };

  // Where Streamlit speaks itself, and nobody else: nothing that a document or a visitor says is changed.
  const FIXED = ["stSkipToContent", "InputInstructions", "stFileUploaderDropzone", "stFileUploaderFileErrorMessage", "stStatusWidget",
    "stConnectionStatus", "stDialog", "stMainMenuPopover", "stMainMenuList", "stSelectboxEmpty", "stElementToolbar", "stTooltipErrorContent"]
    .map((name) => `[data-testid=${name}]`).concat(["[role=listbox]:not(:has([role=option]))", "[data-testid=stFileUploader] button"]).join(", ");
  const OWN = "[data-testid=stFileUploader] *, [data-testid=stElementToolbar] *, [data-testid^=stPaginationPage]";
  const parts = words.parts.map(([told, ours]) => [new RegExp(`^${told}$`), ours]);
  const inDutch = (told) => {
    if (words.names[told]) return words.names[told];
    const head = told.split(": ", 1)[0];  // a button of a chart goes on with what the chart shows
    if (words.names[head]) return words.names[head] + told.slice(head.length);
    const part = parts.find(([pattern]) => pattern.test(told));
    return part && told.replace(part[0], part[1]);
  };
  const dutch = (root) => {
    for (const one of root.querySelectorAll?.("[aria-label], [title]") ?? []) {
      for (const name of ["aria-label", "title"]) {
        const told = one.getAttribute(name);
        const ours = told && (words.names[told] ?? (one.matches(OWN) && inDutch(told)));
        if (ours && ours !== told) one.setAttribute(name, ours);
      }
    }
    // An icon stands beside its word: its English name says nothing more.
    for (const one of root.querySelectorAll?.("[data-testid=stMarkdownContainer] [role=img][aria-label$=' icon']") ?? []) {
      one.setAttribute("aria-hidden", "true");
    }
    for (const one of root.querySelectorAll?.(FIXED) ?? []) {
      const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode;
        const told = inDutch(text.data.trim());
        if (told && told !== text.data) text.data = told;
      }
    }
  };

  // Copy an answer with its layout; a browser that keeps the clipboard to itself may still copy what is selected.
  const copy = async (html, text) => {
    try {
      const as = (kind, what) => new Blob([what], { type: kind });
      const item = { "text/html": as("text/html", html), "text/plain": as("text/plain", text) };
      await navigator.clipboard.write([new ClipboardItem(item)]);
      return true;
    } catch {
      const place = (event) => {
        event.clipboardData.setData("text/html", html);
        event.clipboardData.setData("text/plain", text);
        event.preventDefault();
      };
      document.addEventListener("copy", place, { once: true });
      return document.execCommand("copy");
    }
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.(".wijzer-kopieer");
    if (!button) return;
    const told = button.parentElement.querySelector(".wijzer-gekopieerd");
    const source = button.parentElement.querySelector(".wijzer-opmaak");
    const lines = [...source.querySelectorAll("h2, h3, p, tr")].map((one) => one.textContent);
    told.textContent = (await copy(source.innerHTML, lines.join("\n"))) ? button.dataset.gelukt : button.dataset.mislukt;
  });

  document.addEventListener("click", (event) => event.target.closest?.(".wijzer-druk-af") && print());

  // The menu of a phone closes when a page is chosen.
  document.addEventListener("click", (event) => {
    if (innerWidth < 768 && event.target.closest?.("[data-testid=stSidebarNavLink]")) {
      setTimeout(() => document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click(), 50);
    }
  });

  let waiting = false;
  const look = () => {
    waiting = false;
    arrive();
    finish();
    land();
    arriveAtSource();
    dutch(document);
    const field = document.querySelector("[data-testid=stChatInput] textarea");
    if (field) {
      watch(field);
      restore(field);
      count(field);
    }
  };
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(look);
  };
  new MutationObserver(soon).observe(document.body, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["src", "data-asked", "data-mark", "data-answered", "aria-label", "data-test-script-state"],
  });
  document.addEventListener("load", soon, true);
  soon();
})();
