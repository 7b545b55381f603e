import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { LIMITS } from '../limits.js';

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Bytes that contradict the encoding the file began with. The reader turns it into `file_encoding` with the row. */
export class EncodingFault extends Error {
  constructor(readonly encoding: TextEncoding | null) {
    super('bytes contradict the encoding');
  }
}

interface Decoded {
  /** UTF-8. */
  text: Buffer;
  broken: boolean;
}

interface Decoder {
  decode(chunk: Buffer, last: boolean): Decoded;
}

const NOTHING = Buffer.alloc(0);
/** So many characters of three or more UTF-8 bytes before the first fault: GB18030 text never gets that far by chance. */
const CLEARLY_UTF8_CHARACTERS = 8;
/** A line this long is refused anyway; until then its bytes wait for its end. */
const LONGEST_CARRY_BYTES = 256 * 1024;
const BOMS: readonly [TextEncoding, Buffer][] = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
  ['gb18030', Buffer.from([0x84, 0x31, 0x95, 0x33])],
];

/** The encoding a byte order mark declares, with the mark's length; null without a mark. */
export function byteOrderMark(head: Buffer): { encoding: TextEncoding; bytes: number } | null {
  const found = BOMS.find(([, mark]) => head.subarray(0, mark.length).equals(mark));
  return found ? { encoding: found[0], bytes: found[1].length } : null;
}

/**
 * The encoding of a text without a byte order mark: strict UTF-8 first, then GB18030, null when it is neither. Pure ASCII answers
 * UTF-8. `complete` says that the sample is the whole text, so that a character cut off at its end is a fault.
 */
export function encodingOf(sample: Buffer, complete: boolean): TextEncoding | null {
  const whole = complete ? sample : sample.subarray(0, sample.length - openTail(sample));
  if (isUtf8(whole)) return 'utf-8';
  if (longCharacters(whole.subarray(0, validUtf8Length(whole))) >= CLEARLY_UTF8_CHARACTERS) return 'utf-8';
  return decoderOf('gb18030').decode(sample, complete).broken ? null : 'gb18030';
}

/** The beginning of a text whose encoding is known, up to a character that is cut off or broken. */
export function beginningOf(head: Buffer, encoding: TextEncoding, markBytes: number): string {
  return decoderOf(encoding).decode(head.subarray(markBytes), true).text.toString('utf8');
}

/**
 * The text as UTF-8, whatever it is written in. The encoding is decided at the first byte that is not ASCII, however late it comes,
 * from there over 1 MiB. Good text before a fault is still handed on, so that the reader knows the row.
 */
export async function* decodeText(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let decoder: Decoder | null = null;
  let encoding: TextEncoding | null = null;
  let waiting: Buffer = NOTHING;
  let begun = false;
  for await (const chunk of source) {
    if (decoder && encoding) {
      yield* handOn(decoder.decode(chunk, false), encoding);
      continue;
    }
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    if (!begun && waiting.length < 4) continue;
    const mark = begun ? null : byteOrderMark(waiting);
    begun = true;
    if (mark) waiting = waiting.subarray(mark.bytes);
    const plain = asciiLength(waiting);
    if (!mark && plain > 0) yield waiting.subarray(0, plain);
    if (!mark) waiting = waiting.subarray(plain);
    if (!mark && waiting.length < LIMITS.encodingSampleBytes) continue;
    encoding = mark?.encoding ?? decided(waiting, false);
    decoder = decoderOf(encoding);
    yield* handOn(decoder.decode(waiting, false), encoding);
    waiting = NOTHING;
  }
  if (decoder && encoding) return yield* handOn(decoder.decode(NOTHING, true), encoding);
  const mark = begun ? null : byteOrderMark(waiting);
  const rest = mark ? waiting.subarray(mark.bytes) : waiting;
  if (rest.length === 0) return;
  encoding = mark?.encoding ?? decided(rest, true);
  yield* handOn(decoderOf(encoding).decode(rest, true), encoding);
}

function decided(sample: Buffer, complete: boolean): TextEncoding {
  const encoding = encodingOf(sample, complete);
  if (!encoding) throw new EncodingFault(null);
  return encoding;
}

function* handOn(decoded: Decoded, encoding: TextEncoding): Generator<Buffer> {
  if (decoded.text.length > 0) yield decoded.text;
  if (decoded.broken) throw new EncodingFault(encoding);
}

function decoderOf(encoding: TextEncoding): Decoder {
  if (encoding === 'utf-8') return utf8Decoder();
  return encoding === 'gb18030' ? gb18030Decoder() : utf16Decoder(encoding);
}

/** UTF-8 stays bytes: checking is far cheaper than decoding and encoding again. */
function utf8Decoder(): Decoder {
  let carry: Buffer = NOTHING;
  return {
    decode(chunk, last) {
      const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
      const open = last ? 0 : openTail(bytes);
      const whole = bytes.subarray(0, bytes.length - open);
      carry = bytes.subarray(bytes.length - open);
      if (isUtf8(whole)) return { text: whole, broken: false };
      return { text: whole.subarray(0, validUtf8Length(whole)), broken: true };
    },
  };
}

/** iconv-lite writes U+FFFD for what it cannot read, and no list has a reason to hold that character. */
function goodPart(text: string): Decoded {
  const fault = text.indexOf('\uFFFD');
  return { text: Buffer.from(fault < 0 ? text : text.slice(0, fault)), broken: fault >= 0 };
}

/**
 * Hands whole lines to iconv-lite. Its decoder makes room for one unit of text a byte, so that a rare character completed by the first
 * byte of a chunk pushes the last one out; a line feed is never part of a character in GB18030.
 */
function gb18030Decoder(): Decoder {
  const decoder = iconv.getDecoder('gb18030');
  let carry: Buffer = NOTHING;
  return {
    decode(chunk, last) {
      const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
      const whole = last || bytes.length > LONGEST_CARRY_BYTES ? bytes.length : bytes.lastIndexOf(0x0a) + 1;
      carry = bytes.subarray(whole);
      return goodPart(decoder.write(bytes.subarray(0, whole)) + (last ? (decoder.end() ?? '') : ''));
    },
  };
}

/** iconv-lite hands out the halves of a rare character with two chunks, so a half at the end waits for the other. */
function utf16Decoder(encoding: 'utf-16le' | 'utf-16be'): Decoder {
  const decoder = iconv.getDecoder(encoding === 'utf-16le' ? 'utf16-le' : 'utf16-be');
  let half = '';
  return {
    decode(chunk, last) {
      const read = half + decoder.write(chunk) + (last ? (decoder.end() ?? '') : '');
      half = !last && /[\uD800-\uDBFF]$/.test(read.slice(-1)) ? read.slice(-1) : '';
      return goodPart(read.slice(0, read.length - half.length).replace(/\p{Surrogate}/gu, '\uFFFD'));
    },
  };
}

function asciiLength(bytes: Buffer): number {
  if (isAscii(bytes)) return bytes.length;
  return bytes.findIndex((byte) => byte >= 0x80);
}

/** Bytes at the end that begin a UTF-8 character and wait for the rest of it: 0 to 3. */
function openTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? back : 0;
    }
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** Length of the longest prefix that is valid UTF-8, by halving: only a broken file pays for it. */
function validUtf8Length(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const part = bytes.subarray(0, middle);
    if (isUtf8(part.subarray(0, middle - openTail(part)))) good = middle;
    else bad = middle;
  }
  return good - openTail(bytes.subarray(0, good));
}

function longCharacters(validUtf8: Buffer): number {
  let count = 0;
  for (const byte of validUtf8) if (byte >= 0xe0) count += 1;
  return count;
}
