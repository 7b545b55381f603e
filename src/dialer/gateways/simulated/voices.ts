import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a plan needs to know of the voices: who there is, and how long each line takes. */
export interface VoiceTimes {
  /** Names of the customers' voices. */
  customers: readonly string[];
  /** Length of a line played at `rate` (1: as rendered), whole milliseconds. Throws for a line that does not exist. */
  durationMs(speaker: string, line: string, rate: number): number;
}

interface VoiceIndex {
  sampleRate: number;
  encoding: string;
  speakers: { speaker: string; role: string; file: string; lines: { id: string; firstSample: number; samples: number }[] }[];
}

/** The rendered voices of `demo/voices`, 8 kHz mono A-law, decoded when first heard. */
export class Voices implements VoiceTimes {
  readonly sampleRate: number;
  readonly customers: readonly string[];
  private readonly places = new Map<string, { file: string; firstSample: number; samples: number }>();
  private readonly files = new Map<string, Int16Array>();
  private readonly decoded = new Map<string, Int16Array>();

  /** Throws when the folder has no usable `voices.json`. */
  constructor(private readonly directory: string) {
    const index = JSON.parse(readFileSync(join(directory, 'voices.json'), 'utf8')) as VoiceIndex;
    if (index.encoding !== 'alaw' || index.sampleRate !== 8000) throw new Error('voices must be A-law at 8 kHz');
    this.sampleRate = index.sampleRate;
    this.customers = index.speakers.filter((speaker) => speaker.role === 'customer').map((speaker) => speaker.speaker);
    for (const { speaker, file, lines } of index.speakers) {
      for (const line of lines) this.places.set(`${speaker}/${line.id}`, { file, firstSample: line.firstSample, samples: line.samples });
    }
  }

  durationMs(speaker: string, line: string, rate: number): number {
    return Math.floor((this.place(speaker, line).samples / rate / this.sampleRate) * 1000);
  }

  /** The samples of a line at 16 bits; shared, not to be written to. */
  samples(speaker: string, line: string): Int16Array {
    const key = `${speaker}/${line}`;
    const known = this.decoded.get(key);
    if (known) return known;
    const { file, firstSample, samples } = this.place(speaker, line);
    const piece = this.file(file).subarray(firstSample, firstSample + samples);
    this.decoded.set(key, piece);
    return piece;
  }

  private place(speaker: string, line: string) {
    const place = this.places.get(`${speaker}/${line}`);
    if (!place) throw new Error(`no line ${line} of voice ${speaker}`);
    return place;
  }

  private file(name: string): Int16Array {
    let samples = this.files.get(name);
    if (!samples) {
      const bytes = readFileSync(join(this.directory, name));
      const data = bytes.indexOf('data', 12, 'latin1') + 8;
      samples = Int16Array.from(bytes.subarray(data), (code) => ALAW[code]!);
      this.files.set(name, samples);
    }
    return samples;
  }
}

/** ITU-T G.711 A-law code → 16-bit sample. */
const ALAW = Int16Array.from({ length: 256 }, (_, code) => {
  const bits = code ^ 0x55;
  const exponent = (bits >> 4) & 7;
  const mantissa = bits & 15;
  const magnitude = exponent === 0 ? (mantissa << 4) + 8 : ((mantissa << 4) + 0x108) << (exponent - 1);
  return bits & 0x80 ? magnitude : -magnitude;
});

/**
 * The committed voices. The sources run from `src/`, the built product from `dist/src/`, so the project's root is looked for
 * upwards: the first folder with a package.json.
 */
export function committedVoicesDirectory(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('no package.json above the simulated gateway');
    folder = parent;
  }
  return join(folder, 'demo', 'voices');
}
