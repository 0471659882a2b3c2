// « Envoyer cette page » by the device's own means; where it has none, « Copier l’adresse ».

function absolute(address) {
  return new URL(address, location.href).href;
}

for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const title = document.querySelector("h1").innerText;
    // Closing the list of means is not a fault.
    navigator.share({ title, url: absolute(button.dataset.share) }).catch(() => {});
  });
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (navigator.share || !navigator.clipboard) continue;
  button.hidden = false;
  const status = button.parentElement.querySelector("[data-copied]");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(absolute(button.dataset.copy));
    status.textContent = status.dataset.copied;
  });
}
