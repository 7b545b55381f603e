export const WAVE_HEADER_BYTES = 44;
/** WAVE_FORMAT_PCM; see RFC 2361 for the others. */
export const WAVE_PCM = 1;

export interface WaveFormat {
  sampleRate: number;
  channels: number;
  /** All channels of one instant. */
  bytesPerFrame: number;
  /** How samples are written; 16-bit PCM unless said otherwise. */
  code?: number;
}

/** The header of a WAV file (RIFF, one `fmt ` and one `data` chunk) in front of `dataBytes` of samples. */
export function waveHeader({ sampleRate, channels, bytesPerFrame, code = WAVE_PCM }: WaveFormat, dataBytes: number): Buffer {
  const header = Buffer.alloc(WAVE_HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(WAVE_HEADER_BYTES - 8 + dataBytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(code, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * bytesPerFrame, 28);
  header.writeUInt16LE(bytesPerFrame, 32);
  header.writeUInt16LE((bytesPerFrame / channels) * 8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(dataBytes, 40);
  return header;
}
