// The only script of every page: the reader's display choices, kept in the browser's own storage and applied before
// the first paint; then the search box, which says that it suggests, and fetches how when one comes to it.
const CHOICES = ["theme", "size", "spacing", "pictures"];
const KEY = "affichage";

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function apply(choices) {
  for (const name of CHOICES) {
    if (choices[name]) document.documentElement.dataset[name] = choices[name];
    else delete document.documentElement.dataset[name];
  }
}

function keep(choices) {
  try {
    localStorage.setItem(KEY, JSON.stringify(choices));
  } catch {
    // Storage is closed (private window): the choice holds for this page.
  }
}

function check(choices) {
  for (const name of CHOICES) {
    for (const input of document.querySelectorAll(`[data-display] [name="${name}"]`)) {
      input.checked = input.value === (choices[name] ?? "");
    }
  }
}

function applyStored() {
  apply(stored());
  check(stored());
}

apply(stored());
// A page brought back by « page d’avant », or open in another window, follows what was chosen since.
addEventListener("pageshow", applyStored);
addEventListener("storage", applyStored);

document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("[data-display]");
  if (!panel) return;
  const normal = panel.querySelector("[data-normal]");
  check(stored());
  panel.querySelector(".display__kept").hidden = normal.hidden = false;
  panel.addEventListener("change", () => {
    const chosen = Object.fromEntries(
      [...panel.querySelectorAll(":checked")].filter(({ value }) => value).map(({ name, value }) => [name, value]),
    );
    apply(chosen);
    keep(chosen);
  });
  normal.addEventListener("click", () => {
    keep({});
    applyStored();
  });
  const box = panel.closest("details");
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !box.open) return;
    box.open = false;
    box.querySelector("summary").focus();
  });
  addEventListener("pointerdown", ({ target }) => {
    if (!box.contains(target)) box.open = false;
  });
  // The next link may lie under the sheet.
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !box.contains(relatedTarget)) box.open = false;
  });
});

function announce(box) {
  const field = box.querySelector("input");
  const giveUp = () => field.setAttribute("role", "searchbox");
  const begin = (known) => import(box.dataset.module).then(({ suggest }) => suggest(box, known), giveUp);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  if (document.activeElement === field) begin(field.defaultValue);
  else field.addEventListener("focus", () => begin(field.value), { once: true });
}

document.addEventListener("DOMContentLoaded", () => {
  for (const box of document.querySelectorAll("[data-suggestions]")) announce(box);
});
