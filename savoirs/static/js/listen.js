// « Écouter cette page »: the device reads aloud, sentence by sentence, the paragraph that it marks.
// Only a voice of the device itself is used: others send the text to a company. A pause forgets the sentence
// under way and a return says it again, since several browsers cannot hold a voice in suspense.

const NORMAL = 1;
const SLOW = 0.8;
const SAID = [
  "h1",
  "header .lead",
  ".steps > li",
  ".bring > li",
  ".trail h3",
  ":is(.prose, .easy__text) :is(h2, h3, h4, p, li, blockquote)",
].join(", ");

// A device may hold many voices of one language: that of its first country (fr-FR before fr-BE) is the one expected.
function voiceOf(language) {
  const { language: wanted, region } = new Intl.Locale(language).maximize();
  const own = speechSynthesis.getVoices().filter((voice) => voice.localService && placeOf(voice)[0] === wanted);
  return own.find((voice) => placeOf(voice).includes(region)) ?? own[0];
}

// Some devices write fr_FR where the standard (BCP 47) has fr-FR.
const placeOf = (voice) => voice.lang.split(/[-_]/);

function sentencesOf(text, language) {
  const words = text.replace(/\s+/g, " ").trim();
  if (!words) return [];
  if (!("Segmenter" in Intl)) return [words];
  const segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
  return [...segmenter.segment(words)].map((part) => part.segment.trim()).filter(Boolean);
}

// A passage in a language for which the device has no voice is left out; a word inside a sentence is read with it.
function passagesOf(root) {
  return [...root.querySelectorAll(SAID)]
    .filter((part) => part.checkVisibility() && !part.parentElement.closest("li, blockquote"))
    .flatMap((part) => {
      const language = part.closest("[lang]").lang;
      const voice = voiceOf(language);
      if (!voice) return [];
      return sentencesOf(part.innerText, language).map((sentence) => ({ part, sentence, language, voice }));
    });
}

class Reading {
  constructor(bar) {
    this.bar = bar;
    this.keys = Object.fromEntries([...bar.querySelectorAll("[data-do]")].map((key) => [key.dataset.do, key]));
    this.rate = NORMAL;
    this.turn = 0;
    this.rewind();
    bar.addEventListener("click", (event) => this[event.target.closest("[data-do]")?.dataset.do]?.());
    document.addEventListener("play", () => this.hold(), true);
    addEventListener("pagehide", () => this.stop());
  }

  rewind() {
    this.passages = [];
    this.next = 0;
    this.show("silent");
  }

  play() {
    if (this.state === "speaking") return this.hold();
    if (this.state === "silent") this.passages = passagesOf(document.querySelector("main"));
    for (const media of document.querySelectorAll("audio, video")) media.pause();
    this.say();
  }

  hold() {
    if (this.state !== "speaking") return;
    this.silence();
    this.show("paused");
  }

  stop() {
    if (this.state === "silent") return;
    const wasOnStop = this.keys.stop === document.activeElement;
    this.silence();
    this.rewind();
    if (wasOnStop) this.keys.play.focus();
  }

  slow() {
    this.rate = this.rate === NORMAL ? SLOW : NORMAL;
    this.keys.slow.setAttribute("aria-pressed", String(this.rate === SLOW));
    if (this.state === "speaking") this.say();
  }

  say() {
    this.silence();
    const passage = this.passages[this.next];
    if (!passage) return this.rewind();
    const spoken = new SpeechSynthesisUtterance(passage.sentence);
    spoken.voice = passage.voice;
    spoken.lang = passage.language;
    spoken.rate = this.rate;
    const turn = this.turn;
    const goOn = () => {
      if (turn !== this.turn) return;
      this.next += 1;
      this.say();
    };
    spoken.addEventListener("end", goOn);
    spoken.addEventListener("error", goOn);
    this.mark(passage.part);
    this.show("speaking");
    speechSynthesis.speak(spoken);
  }

  // What a voice told to be silent still reports belongs to a turn that is over.
  silence() {
    this.turn += 1;
    speechSynthesis.cancel();
    this.mark(null);
  }

  mark(part) {
    this.marked?.classList.remove("being-read");
    this.marked = part;
    part?.classList.add("being-read");
    part?.scrollIntoView({ block: "nearest" });
  }

  show(state) {
    this.state = state;
    for (const words of this.keys.play.querySelectorAll("[data-when]")) words.hidden = words.dataset.when !== state;
    this.keys.stop.hidden = state === "silent";
    this.keys.slow.hidden = state === "silent";
  }
}

function offer() {
  const bar = document.querySelector("[data-listen]");
  if (!bar?.hidden || !voiceOf("fr")) return;
  new Reading(bar);
  bar.hidden = false;
}

if ("speechSynthesis" in window) {
  speechSynthesis.addEventListener("voiceschanged", offer);
  offer();
}
