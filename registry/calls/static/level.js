// Who speaks is shown (EN 301 549, 6.5.5): a class on an element while there is sound on a track.

const LOOK_MS = 100;
const AUDIBLE = 0.016; // of full scale, some -36 dB
const PAUSE_MS = 400;

/** @returns {() => void} stops looking */
export function showLevel(track, element) {
  const sound = new AudioContext();
  const ear = new AnalyserNode(sound, { fftSize: 2048 });
  sound.createMediaStreamSource(new MediaStream([track])).connect(ear);
  const wave = new Float32Array(ear.fftSize);
  let heardAt = -PAUSE_MS;
  const timer = setInterval(() => {
    ear.getFloatTimeDomainData(wave);
    if (wave.some((one) => Math.abs(one) > AUDIBLE)) heardAt = performance.now();
    element.classList.toggle("speaks", performance.now() - heardAt < PAUSE_MS);
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
    element.classList.remove("speaks");
    sound.close();
  };
}
