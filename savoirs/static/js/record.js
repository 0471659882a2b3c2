// One red button: speak, pause, listen back, start again. The sound fills the file field that stands below,
// so that sending is the same with and without this script. Words come from the template.
const BARS = 24;
const LOUDEST_BAR = 12;
const SILENCE = 0.01;
const SILENT_FOR = 4000;
const FRAME = 80;
const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const EXTENSIONS = { "audio/webm": "webm", "audio/mp4": "m4a", "audio/ogg": "ogg" };

// One recording from the microphone, until it is stopped. Times are in milliseconds.
class Take {
  constructor(stream) {
    this.stream = stream;
    this.pieces = [];
    this.spoken = 0;
    this.since = performance.now();
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    this.recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {});
    this.recorder.addEventListener("dataavailable", ({ data }) => this.pieces.push(data));
    this.stopped = new Promise((resolve) => this.recorder.addEventListener("stop", resolve));
    this.recorder.start(1000);
    this.hear();
  }

  get paused() {
    return this.recorder.state === "paused";
  }

  get elapsed() {
    return this.spoken + (this.since ? performance.now() - this.since : 0);
  }

  togglePause() {
    this.spoken = this.elapsed;
    this.since = this.paused ? performance.now() : 0;
    if (this.paused) this.recorder.resume();
    else this.recorder.pause();
  }

  async stop() {
    this.spoken = this.elapsed;
    this.since = 0;
    if (this.recorder.state !== "inactive") this.recorder.stop();
    await this.stopped;
    this.stream.getTracks().forEach((track) => track.stop());
    await this.audio.close();
  }

  file(name) {
    const type = this.recorder.mimeType.split(";")[0];
    return new File(this.pieces, `${name}.${EXTENSIONS[type] ?? "webm"}`, { type });
  }

  hear() {
    this.audio = new AudioContext();
    this.analyser = this.audio.createAnalyser();
    this.analyser.fftSize = 1024;
    this.samples = new Float32Array(this.analyser.fftSize);
    this.audio.createMediaStreamSource(this.stream).connect(this.analyser);
  }

  // Root mean square of the last instants, 0 to 1.
  loudness() {
    this.analyser.getFloatTimeDomainData(this.samples);
    return Math.sqrt(this.samples.reduce((sum, sample) => sum + sample * sample, 0) / this.samples.length);
  }
}

class Desk {
  constructor(box, field) {
    this.box = box;
    this.field = field;
    this.status = box.querySelector("[data-status]");
    this.counter = box.querySelector("[data-counter]");
    this.playback = box.querySelector("[data-playback]");
    this.red = box.querySelector('[data-do="record"]');
    this.pause = box.querySelector('[data-do="pause"]');
    this.again = box.querySelector('[data-do="again"]');
    this.goOn = box.querySelector("[data-go-on]");
    this.level = box.querySelector("[data-level]");
    this.bars = drawBars(this.level);
    this.red.addEventListener("click", () => (this.take ? this.finish("done") : this.begin()));
    this.pause.addEventListener("click", () => this.togglePause());
    this.again.addEventListener("click", () => this.startAgain());
    field.addEventListener("change", () => this.show("idle"));
    box.hidden = false;
    this.show("idle");
    this.say("ready");
  }

  async begin() {
    this.red.disabled = true;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      this.empty();
      this.take = new Take(stream);
      stream.getAudioTracks()[0].addEventListener("ended", () => this.take && this.finish("lost"));
      this.show("recording");
      this.say("recording");
      this.follow(this.take);
    } catch {
      this.say("refused");
    }
    this.red.disabled = false;
  }

  togglePause() {
    this.take.togglePause();
    this.showPause();
    this.say(this.take.paused ? "paused" : "recording");
  }

  async finish(words) {
    const { take } = this;
    this.take = undefined;
    await take.stop();
    const sound = take.file(this.box.dataset.name);
    const transfer = new DataTransfer();
    transfer.items.add(sound);
    this.field.files = transfer.files;
    this.playback.src = URL.createObjectURL(sound);
    this.count(take.elapsed);
    this.show("done");
    this.say(words);
  }

  async startAgain() {
    const { take } = this;
    this.take = undefined;
    await take?.stop();
    this.empty();
    this.show("idle");
    this.say("ready");
    this.red.focus();
  }

  empty() {
    this.field.files = new DataTransfer().files;
    URL.revokeObjectURL(this.playback.src);
    this.playback.removeAttribute("src");
    this.count(0);
    for (const bar of this.bars) bar.dataset.n = 1;
  }

  count(elapsed) {
    const seconds = Math.floor(elapsed / 1000);
    this.counter.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  follow(take) {
    let heard = performance.now();
    let drawn = 0;
    const draw = (now) => {
      if (this.take !== take) return;
      requestAnimationFrame(draw);
      if (now - drawn < FRAME || take.paused) return;
      drawn = now;
      this.count(take.elapsed);
      const loudness = take.loudness();
      this.move(loudness);
      if (loudness > SILENCE) heard = now;
      this.say(now - heard > SILENT_FOR ? "silent" : "recording");
    };
    requestAnimationFrame(draw);
  }

  move(loudness) {
    const height = Math.min(LOUDEST_BAR, Math.max(1, Math.round(Math.sqrt(loudness) * 2 * LOUDEST_BAR)));
    for (let rank = 0; rank < BARS - 1; rank++) this.bars[rank].dataset.n = this.bars[rank + 1].dataset.n;
    this.bars[BARS - 1].dataset.n = height;
  }

  show(state) {
    const recording = state === "recording";
    this.red.classList.toggle("talk__red--stop", recording);
    for (const part of this.box.querySelectorAll("[data-when]")) {
      part.toggleAttribute("hidden", (part.dataset.when === "recording") !== recording);
    }
    this.showPause();
    this.counter.hidden = state === "idle";
    this.level.hidden = !recording;
    this.pause.hidden = !recording;
    this.again.hidden = state === "idle";
    this.playback.hidden = state !== "done";
    this.goOn.hidden = state !== "done";
  }

  showPause() {
    for (const words of this.box.querySelectorAll("[data-pause]")) {
      words.hidden = (words.dataset.pause === "on") !== Boolean(this.take?.paused);
    }
  }

  say(what) {
    const words = this.box.dataset[what];
    if (this.status.textContent !== words) this.status.textContent = words;
  }
}

function drawBars(level) {
  return Array.from({ length: BARS }, () => {
    const bar = document.createElement("i");
    bar.dataset.n = 1;
    return level.appendChild(bar);
  });
}

const box = document.querySelector("[data-recorder]");
const field = box && document.getElementById(box.dataset.recorder);
if (field && window.MediaRecorder && navigator.mediaDevices && window.DataTransfer) {
  const desk = new Desk(box, field);
  let isLeaving = false;
  field.form.addEventListener("submit", async (event) => {
    if (desk.take) {
      event.preventDefault();
      await desk.finish("done");
      field.form.requestSubmit(event.submitter);
      return;
    }
    isLeaving = true;
    desk.say("sending");
  });
  // Words before files: when the files are too heavy to be read, what was typed is kept.
  field.form.addEventListener("formdata", ({ formData }) => {
    const files = [...formData].filter(([, value]) => value instanceof File);
    for (const [name] of files) formData.delete(name);
    for (const [name, file] of files) formData.append(name, file);
  });
  addEventListener("beforeunload", (event) => {
    if (!isLeaving && (desk.take || field.files.length)) event.preventDefault();
  });
}
