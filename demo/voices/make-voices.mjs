/**
 * Renders the voices of the simulated telephone system: node demo/voices/make-voices.mjs (needs espeak-ng).
 * The result is committed, so that the product needs no speech synthesis: one 8 kHz A-law WAV a speaker, and voices.json
 * that says where each line stands in it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SPEAKERS } from './lines.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const SAMPLE_RATE = 8000;
/** Active speech at about -20 dBFS, as carriers level it. */
const SPEECH_RMS = 3300;
const PEAK_LIMIT = 28_000;
/** Plain `cmn` of espeak-ng 1.51 spells the pinyin out in English ("ni three hao three"); this voice speaks Mandarin. */
const LANGUAGES = { zh: 'cmn-latn-pinyin', en: 'en-us' };
/** Silence between an announcement's languages, and between two lines of a file. */
const PAUSE_SAMPLES = 800;

/** One text as 16-bit samples at espeak-ng's own rate. */
function synthesise(speaker, language, text, folder) {
  const file = join(folder, 'line.wav');
  const voice = `${LANGUAGES[language]}+${speaker.variant}`;
  // English text is rated in words, Chinese in syllables: at one figure the English tail would race.
  const speed = language === 'en' ? Math.round(speaker.speed * 0.72) : speaker.speed;
  execFileSync('espeak-ng', ['-v', voice, '-p', String(speaker.pitch), '-s', String(speed), '-w', file, text]);
  const bytes = readFileSync(file);
  const rate = bytes.readUInt32LE(24);
  const samples = new Float64Array((bytes.length - 44) >> 1);
  for (let i = 0; i < samples.length; i += 1) samples[i] = bytes.readInt16LE(44 + 2 * i);
  return { rate, samples };
}

/** Windowed-sinc resampling to 8 kHz with the cut at 3.4 kHz, the upper edge of the telephone band. */
function toTelephoneRate({ rate, samples }) {
  const step = rate / SAMPLE_RATE;
  const cut = 3400 / rate;
  const half = 64;
  const result = new Float64Array(Math.floor(samples.length / step));
  for (let i = 0; i < result.length; i += 1) {
    const centre = i * step;
    let sum = 0;
    for (let j = Math.ceil(centre - half); j <= centre + half; j += 1) {
      if (j < 0 || j >= samples.length) continue;
      const x = j - centre;
      const sinc = x === 0 ? 2 * cut : Math.sin(2 * Math.PI * cut * x) / (Math.PI * x);
      sum += samples[j] * sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / half));
    }
    result[i] = sum;
  }
  return result;
}

/** Second-order high-pass at 250 Hz: a telephone carries nothing lower. */
function withoutBass(samples) {
  const w = (2 * Math.PI * 250) / SAMPLE_RATE;
  const alpha = Math.sin(w) / Math.SQRT2;
  const cos = Math.cos(w);
  const a0 = 1 + alpha;
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return samples.map((x) => {
    const y = (((1 + cos) / 2) * (x - 2 * x1 + x2) + 2 * cos * y1 - (1 - alpha) * y2) / a0;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    return y;
  });
}

/** Cuts the silence espeak-ng puts around a text, and levels what is left. */
function trimmedAndLevelled(samples) {
  const loud = (sample) => Math.abs(sample) > 150;
  const first = Math.max(0, samples.findIndex(loud) - 160);
  const last = Math.min(samples.length, samples.findLastIndex(loud) + 320);
  const speech = samples.slice(first, last);
  const active = speech.filter(loud);
  const rms = Math.sqrt(active.reduce((sum, sample) => sum + sample * sample, 0) / active.length);
  const peak = speech.reduce((top, sample) => Math.max(top, Math.abs(sample)), 0);
  const gain = Math.min(SPEECH_RMS / rms, PEAK_LIMIT / peak);
  return Int16Array.from(speech, (sample) => Math.round(sample * gain));
}

/** ITU-T G.711 A-law of one 16-bit sample. */
function alaw(sample) {
  const sign = sample < 0 ? 0 : 0x80;
  let magnitude = sample < 0 ? -sample - 1 : sample;
  magnitude = Math.min(magnitude, 32_635) >> 4;
  let code = magnitude;
  if (magnitude > 31) {
    const exponent = 28 - Math.clz32(magnitude);
    code = (exponent << 4) | ((magnitude >> (exponent - 1)) & 0x0f);
  } else if (magnitude > 15) {
    code = 0x10 | (magnitude & 0x0f);
  }
  return (code | sign) ^ 0x55;
}

/** A WAV file of A-law (format 6) with the `fact` chunk that compressed formats must have. */
function alawWav(pieces) {
  const data = Buffer.concat(pieces.map((piece) => Buffer.from(Uint8Array.from(piece, alaw))));
  const header = Buffer.alloc(58);
  header.write('RIFF', 0);
  header.writeUInt32LE(50 + data.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(18, 16);
  header.writeUInt16LE(6, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SAMPLE_RATE, 24);
  header.writeUInt32LE(SAMPLE_RATE, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('fact', 38);
  header.writeUInt32LE(4, 42);
  header.writeUInt32LE(data.length, 46);
  header.write('data', 50);
  header.writeUInt32LE(data.length, 54);
  return Buffer.concat([header, data]);
}

/** All lines of a speaker, one after the other, and their places. */
function renderSpeaker(speaker, folder) {
  const pieces = [];
  const lines = [];
  let at = 0;
  for (const [id, parts] of Object.entries(speaker.lines)) {
    const spoken = parts.map(([language, text]) =>
      trimmedAndLevelled(withoutBass(toTelephoneRate(synthesise(speaker, language, text, folder)))),
    );
    const samples = spoken.flatMap((part, index) => (index === 0 ? [part] : [new Int16Array(PAUSE_SAMPLES), part]));
    const length = samples.reduce((sum, part) => sum + part.length, 0);
    lines.push({
      id,
      text: parts.map(([, text]) => text).join(' '),
      firstSample: at,
      samples: length,
      durationMs: Math.round((length / SAMPLE_RATE) * 1000),
    });
    pieces.push(...samples, new Int16Array(PAUSE_SAMPLES));
    at += length + PAUSE_SAMPLES;
  }
  const file = `${speaker.speaker}.wav`;
  writeFileSync(join(HERE, file), alawWav(pieces));
  return { speaker: speaker.speaker, role: speaker.role, gender: speaker.gender, file, lines };
}

const folder = mkdtempSync(join(tmpdir(), 'voices-'));
try {
  const speakers = SPEAKERS.map((speaker) => renderSpeaker(speaker, folder));
  writeFileSync(join(HERE, 'voices.json'), `${JSON.stringify({ sampleRate: SAMPLE_RATE, encoding: 'alaw', speakers }, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
