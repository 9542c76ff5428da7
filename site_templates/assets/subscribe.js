// Copies a calendar's address. Without this script the button stays hidden and the address is selected by hand.
(() => {
  const clipboard = navigator.clipboard;
  if (!clipboard) return;
  document.documentElement.classList.add("can-copy");
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copies]");
    if (!button) return;
    const address = document.getElementById(button.dataset.copies);
    try {
      await clipboard.writeText(address.value);
      button.textContent = "Скопировано";
    } catch {
      address.select();
    }
  });
})();
