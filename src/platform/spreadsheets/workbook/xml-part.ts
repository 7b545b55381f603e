import { SaxesParser } from 'saxes';
import { AppError } from '../../../shared/index.js';
import { LIMITS } from '../limits.js';

export type XmlAttributes = Record<string, string>;

/** What a part's reader wants to hear. Names come without their namespace prefix: some writers put one before every tag. */
export interface XmlHandlers {
  open(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Feeds a part through the parser and yields after each chunk, so that the caller can hand on what the handlers gathered. No entity
 * is ever expanded beyond the five of XML; a document type is refused, since no spreadsheet has one.
 * @throws AppError file_broken {part, reason}: xml, xml_encoding, xml_depth, xml_token, doctype
 */
export async function* readXmlPart(chunks: AsyncIterable<Buffer>, part: string, handlers: XmlHandlers): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const progress = { bytesSinceEvent: 0 };
  const parser = parserOf(part, handlers, progress);
  for await (const chunk of chunks) {
    progress.bytesSinceEvent += chunk.length;
    feed(parser, () => decoder.decode(chunk, { stream: true }), part);
    if (progress.bytesSinceEvent > LIMITS.xmlTokenBytes) throw broken('xml_token', part);
    yield;
  }
  feed(parser, () => decoder.decode(), part);
  parser.close();
  yield;
}

function feed(parser: SaxesParser, decode: () => string, part: string): void {
  let text: string;
  try {
    text = decode();
  } catch {
    throw broken('xml_encoding', part);
  }
  parser.write(text);
}

/** Reads a small part whole. */
export async function readWholeXmlPart(chunks: AsyncIterable<Buffer>, part: string, handlers: XmlHandlers): Promise<void> {
  for await (const _ of readXmlPart(chunks, part, handlers));
}

function parserOf(part: string, handlers: XmlHandlers, progress: { bytesSinceEvent: number }): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on('error', () => {
    throw broken('xml', part);
  });
  parser.on('doctype', () => {
    throw broken('doctype', part);
  });
  parser.on('opentag', (tag) => {
    progress.bytesSinceEvent = 0;
    depth += 1;
    if (depth > LIMITS.xmlDepth) throw broken('xml_depth', part);
    handlers.open(localName(tag.name), tag.attributes as XmlAttributes);
  });
  parser.on('closetag', (tag) => {
    progress.bytesSinceEvent = 0;
    depth -= 1;
    handlers.close?.(localName(tag.name));
  });
  const text = handlers.text?.bind(handlers);
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  return parser;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute by its local name, whatever prefix the writer chose (`r:id`, `rel:id`). */
export function attributeOf(attributes: XmlAttributes, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  const key = Object.keys(attributes).find((candidate) => localName(candidate) === name);
  return key === undefined ? undefined : attributes[key];
}

function broken(reason: string, part: string): AppError {
  return new AppError('file_broken', { reason, part: part.slice(0, 100) });
}
