import type { TillView } from '../../messages/views.ts';
import type { Sound } from './sound-of-change.ts';

interface Note {
  readonly hertz: number;
  readonly startMs: number;
  readonly lengthMs: number;
}

interface SoundSet {
  readonly wave: OscillatorType;
  readonly notes: { readonly [Name in Sound]: readonly Note[] };
}

/** Only `paid` rises to a chord; `notPaid` falls, `attention` repeats one note. */
const soundSets: { readonly [Mode in TillView['mode']]: SoundSet } = {
  live: {
    wave: 'sine',
    notes: {
      scanRead: [{ hertz: 1800, startMs: 0, lengthMs: 30 }],
      paid: [
        { hertz: 784, startMs: 0, lengthMs: 120 },
        { hertz: 1047, startMs: 110, lengthMs: 120 },
        { hertz: 1319, startMs: 220, lengthMs: 260 },
      ],
      notPaid: [
        { hertz: 330, startMs: 0, lengthMs: 200 },
        { hertz: 233, startMs: 210, lengthMs: 380 },
      ],
      attention: [
        { hertz: 587, startMs: 0, lengthMs: 140 },
        { hertz: 587, startMs: 220, lengthMs: 140 },
      ],
    },
  },
  // Thin and hollow, and the success is a single step: nobody takes it for real money.
  simulation: {
    wave: 'square',
    notes: {
      scanRead: [{ hertz: 900, startMs: 0, lengthMs: 20 }],
      paid: [
        { hertz: 440, startMs: 0, lengthMs: 70 },
        { hertz: 660, startMs: 90, lengthMs: 90 },
      ],
      notPaid: [{ hertz: 165, startMs: 0, lengthMs: 260 }],
      attention: [
        { hertz: 370, startMs: 0, lengthMs: 60 },
        { hertz: 370, startMs: 110, lengthMs: 60 },
        { hertz: 370, startMs: 220, lengthMs: 60 },
      ],
    },
  },
};

/** Below full scale, so that notes that touch do not distort. */
const LOUDNESS = { sine: 0.35, square: 0.08, sawtooth: 0.08, triangle: 0.3, custom: 0.1 };
/** A note fades this long at each end: a hard edge would crackle. */
const FADE_S = 0.008;

let audio: AudioContext | null = null;

/** Plays one sound. A machine without a sound device stays silent. */
export function playSound(sound: Sound, mode: TillView['mode']): void {
  audio ??= new AudioContext();
  void audio.resume();
  const { wave, notes } = soundSets[mode];
  for (const note of notes[sound]) playNote(audio, wave, note);
}

function playNote(context: AudioContext, wave: OscillatorType, note: Note): void {
  const start = context.currentTime + note.startMs / 1000;
  const end = start + note.lengthMs / 1000;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(LOUDNESS[wave], start + FADE_S);
  gain.gain.setValueAtTime(LOUDNESS[wave], end - FADE_S);
  gain.gain.linearRampToValueAtTime(0, end);
  const oscillator = context.createOscillator();
  oscillator.type = wave;
  oscillator.frequency.value = note.hertz;
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(end);
}
