// A device that has voices, for a browser that has none: the events are those of the Web Speech API, their moment
// is the test's, by finish().
{
  class Utterance extends EventTarget {
    constructor(text) {
      super();
      this.text = text;
      this.rate = 1;
    }
  }
  class Device extends EventTarget {
    voices = [];
    spoken = [];
    current = null;
    getVoices() {
      return this.voices;
    }
    speak(utterance) {
      this.current = utterance;
      this.spoken.push({ text: utterance.text, rate: utterance.rate, voice: utterance.voice.name });
    }
    cancel() {
      const stopped = this.current;
      this.current = null;
      if (stopped) queueMicrotask(() => stopped.dispatchEvent(new Event("error")));
    }
    finish() {
      const ended = this.current;
      this.current = null;
      ended?.dispatchEvent(new Event("end"));
    }
    gain(...voices) {
      this.voices = voices;
      this.dispatchEvent(new Event("voiceschanged"));
    }
  }
  const device = new Device();
  Object.defineProperty(window, "speechSynthesis", { value: device });
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
}
