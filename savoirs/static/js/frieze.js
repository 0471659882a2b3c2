// What one unfolded is unfolded again on coming back from a page; the place in the history keeps it, nothing else does.
const folds = [...document.querySelectorAll(".frise__fold")];

function remember() {
  const unfolded = folds.filter((fold) => fold.open).map((fold) => fold.parentElement.id);
  history.replaceState({ ...history.state, unfolded }, "");
}

for (const id of history.state?.unfolded ?? []) {
  const fold = folds.find((fold) => fold.parentElement.id === id);
  if (fold) fold.open = true;
}
for (const fold of folds) fold.addEventListener("toggle", remember);
addEventListener("hashchange", remember);
