// Calling the guide's attention: two soft notes every two seconds, and a title that blinks in its tab.

const EVERY_MS = 2000;
const NOTES_HZ = [659, 880];
const NOTE_S = 0.28;

export class Bell {
  constructor() {
    this.title = document.title;
  }

  /** Browsers allow sound only after a touch of the page: to be called from one. */
  allow() {
    this.context ??= new AudioContext();
    this.context.resume();
  }

  ring(title) {
    this.shown = title;
    if (this.timer) return;
    const beat = () => {
      document.title = document.title === this.title ? `● ${this.shown}` : this.title;
      this.chime();
    };
    beat();
    this.timer = setInterval(beat, EVERY_MS / 2);
  }

  still() {
    clearInterval(this.timer);
    this.timer = undefined;
    document.title = this.title;
  }

  chime() {
    // One beat in two: the title blinks twice as often as the bell sounds.
    this.odd = !this.odd;
    if (!this.odd || this.context?.state !== "running") return;
    NOTES_HZ.forEach((hertz, index) => this.note(hertz, this.context.currentTime + index * NOTE_S));
  }

  note(hertz, at) {
    const tone = new OscillatorNode(this.context, { frequency: hertz, type: "sine" });
    const level = new GainNode(this.context, { gain: 0 });
    level.gain.setValueAtTime(0, at);
    level.gain.linearRampToValueAtTime(0.18, at + 0.03);
    level.gain.exponentialRampToValueAtTime(0.001, at + NOTE_S * 1.6);
    tone.connect(level).connect(this.context.destination);
    tone.start(at);
    tone.stop(at + NOTE_S * 1.7);
  }
}
