// The player: keys, a wave to seek in, lines that follow the voice. Without this script the browser's own
// player and the links of the lines (?t=83) do the work.

const STEP = 15;
const SLOW = 0.75;

function clock(seconds) {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const end = `${String(rest).padStart(2, "0")}`;
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${end}` : `${minutes}:${end}`;
}

function spoken(seconds) {
  const whole = Math.floor(seconds);
  const minutes = Math.floor(whole / 60);
  return minutes ? `${minutes} min ${whole % 60} s` : `${whole} s`;
}

class Player {
  constructor(root) {
    this.media = root.querySelector("audio, video");
    if (!this.media) return;
    this.bar = root.querySelector(".player__bar");
    this.seek = root.querySelector(".player__seek");
    this.heard = root.querySelector("[data-heard]");
    this.now = root.querySelector("[data-now]");
    this.refusal = root.querySelector("[data-refusal]");
    this.lines = [...document.querySelectorAll(`[data-lines="${root.dataset.player}"] > .passage`)];
    if (this.media.localName === "audio") this.replaceNativeKeys();
    this.listenToLinks(root);
    this.media.addEventListener("timeupdate", () => this.show());
    this.media.addEventListener("seeked", () => this.show());
    for (const event of ["play", "pause", "ended"]) this.media.addEventListener(event, () => this.showState());
    this.media.addEventListener("play", () => this.silenceOthers());
    for (const part of [this.media, this.media.querySelector("source")]) {
      part.addEventListener("error", () => this.refuse());
    }
    if (this.media.readyState) this.show();
  }

  replaceNativeKeys() {
    this.media.controls = false;
    this.bar.hidden = false;
    this.bar.addEventListener("click", (event) => this.press(event.target.closest("[data-do]")));
    if (!this.seek) return;
    this.seek.hidden = false;
    this.seek.addEventListener("input", () => this.goTo(Number(this.seek.value)));
  }

  listenToLinks(root) {
    const lists = [...root.querySelectorAll(".chapters"), this.lines[0]?.parentElement].filter(Boolean);
    for (const list of lists) {
      list.addEventListener("click", (event) => {
        const link = event.target.closest("[data-second]");
        if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        history.replaceState(null, "", link.href);
        this.goTo(Number(link.dataset.second));
        this.play();
      });
    }
  }

  press(key) {
    if (!key) return;
    const { media } = this;
    const actions = {
      play: () => (media.paused ? this.play() : media.pause()),
      back: () => this.goTo(media.currentTime - STEP),
      forward: () => this.goTo(media.currentTime + STEP),
      slow: () => {
        media.playbackRate = media.playbackRate === 1 ? SLOW : 1;
        key.setAttribute("aria-pressed", String(media.playbackRate !== 1));
      },
    };
    actions[key.dataset.do]();
  }

  /** A pause that comes before the sound has started (« AbortError ») is an answer, not a refusal. */
  async play() {
    const { media } = this;
    this.refusal.textContent = "";
    if (media.error || media.networkState === media.NETWORK_NO_SOURCE) this.askAgain();
    try {
      await media.play();
    } catch (reason) {
      if (reason.name !== "AbortError") this.refuse();
    }
  }

  /** From where one was: what is loaded afresh is at its beginning. */
  askAgain() {
    const { currentTime } = this.media;
    this.media.load();
    this.media.currentTime = currentTime;
  }

  refuse() {
    this.media.pause();
    this.refusal.textContent = this.refusal.dataset.refusal;
  }

  goTo(second) {
    const last = Number.isFinite(this.media.duration) ? this.media.duration : second;
    this.media.currentTime = Math.max(0, Math.min(second, last));
  }

  show() {
    const { currentTime, duration } = this.media;
    if (this.now) this.now.textContent = clock(currentTime);
    if (this.heard && duration) this.heard.setAttribute("width", String((1200 * currentTime) / duration));
    if (this.seek) {
      this.seek.value = String(currentTime);
      this.seek.setAttribute("aria-valuetext", spoken(currentTime));
    }
    this.markLine(currentTime);
  }

  markLine(second) {
    for (const line of this.lines) {
      const isNow = second >= Number(line.dataset.start) - 0.05 && second < Number(line.dataset.end);
      line.classList.toggle("passage--now", isNow);
      if (isNow) line.setAttribute("aria-current", "true");
      else line.removeAttribute("aria-current");
    }
  }

  showState() {
    const state = this.media.paused ? "paused" : "playing";
    for (const part of this.bar.querySelectorAll("[data-when]")) {
      const isShown = part.dataset.when === state;
      if (part instanceof SVGElement) part.setAttribute("visibility", isShown ? "visible" : "hidden");
      else part.hidden = !isShown;
    }
  }

  silenceOthers() {
    for (const other of document.querySelectorAll("audio, video")) {
      if (other !== this.media) other.pause();
    }
  }
}

for (const root of document.querySelectorAll("[data-player]")) new Player(root);
