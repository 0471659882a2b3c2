// Suggestions under the search box, by the pattern of the combobox: the field keeps the focus, arrows move in the
// list, Enter opens what is chosen or looks for what is typed. Addresses, words and the list come from the server.
const PAUSE = 150; // milliseconds without a key
const SHORTEST = 2;

class Suggestions {
  // What is written since ``known`` was read came before this module did: it is not missed.
  constructor(box, known) {
    this.field = box.querySelector("input");
    this.address = box.dataset.suggestions;
    this.status = document.createElement("p");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    this.list = document.createElement("ul");
    box.append(this.status, this.list);
    this.close();
    this.field.addEventListener("input", () => this.wait());
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.field.addEventListener("blur", () => this.close());
    addEventListener("pageshow", () => this.close());
    // The field keeps the focus when a finger or a mouse chooses.
    box.addEventListener("mousedown", (event) => event.target.closest("ul") && event.preventDefault());
    box.addEventListener("click", (event) => this.open(event.target.closest("[role=option]")));
    if (this.field.value !== known) this.wait();
  }

  get options() {
    return [...this.list.children];
  }

  get chosen() {
    return this.options.find((option) => option.getAttribute("aria-selected") === "true");
  }

  wait() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.close();
    if (this.field.value.trim().length >= SHORTEST) this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    this.request?.abort();
    const request = (this.request = new AbortController());
    try {
      const answer = await fetch(`${this.address}?q=${encodeURIComponent(this.field.value)}`, request);
      const text = answer.ok ? await answer.text() : "";
      if (!request.signal.aborted) this.show(new DOMParser().parseFromString(text, "text/html"));
    } catch {
      // A later letter has taken its place, or the network is gone: the plain form is there.
    }
  }

  show(answer) {
    const list = answer.querySelector("ul");
    if (!list || document.activeElement !== this.field) return;
    this.list.replaceWith(list);
    this.list = list;
    this.close();
    this.status.textContent = answer.querySelector("p").textContent;
    if (list.children.length) this.unfold();
  }

  unfold() {
    this.list.hidden = false;
    this.field.setAttribute("aria-expanded", "true");
    this.field.setAttribute("aria-controls", this.list.id);
  }

  close() {
    this.choose(null);
    this.status.textContent = "";
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-controls");
  }

  press(event) {
    const isOpen = !this.list.hidden;
    const { chosen } = this;
    const actions = {
      ArrowDown: () => (isOpen ? this.move(1) : this.reopen()),
      ArrowUp: () => (isOpen ? this.move(-1) : this.reopen()),
      Escape: isOpen && (() => this.close()),
      Enter: chosen && (() => this.open(chosen)),
    };
    const action = !event.isComposing && !event.ctrlKey && !event.metaKey && actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  reopen() {
    if (this.options.length) this.unfold();
    else if (this.field.value.trim().length >= SHORTEST) this.ask();
  }

  // From the last one to the field itself, then to the first one.
  move(step) {
    const { options } = this;
    const turn = options.length + 1;
    const rank = (options.indexOf(this.chosen) + 1 + step + turn) % turn;
    this.choose(options[rank - 1]);
  }

  choose(option) {
    this.chosen?.setAttribute("aria-selected", "false");
    if (!option) return this.field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", option.id);
  }

  open(option) {
    if (option) location.assign(option.dataset.address);
  }
}

export function suggest(box, known) {
  new Suggestions(box, known);
}
