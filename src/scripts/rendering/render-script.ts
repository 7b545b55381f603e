import Handlebars from 'handlebars';
import { createHash } from 'node:crypto';
import type { ScriptBody, ScriptPart } from '../script-body.js';
import { checkTemplate } from './allowed-syntax.js';
import { BoundedCache } from './bounded-cache.js';

/** What a script is filled with. A null or missing value shows as nothing and counts as false in a condition. */
export interface ScriptContext {
  /** `title` is how to address the customer, e.g. 李先生. */
  customer: { title: string | null; surname?: string | null };
  agent: { staffNo: string | null; name: string | null };
  campaign: { product: string | null; applyAt: string | null };
  /** Columns of the target list by name. */
  attribute: Readonly<Record<string, string | null>>;
}

/** Plain text, not HTML. */
export interface RenderedScript {
  opening: string;
  sections: ScriptPart[];
  objections: ScriptPart[];
}

type Values = Readonly<Record<string, string>>;
type Render = (values: Readonly<Record<string, Values>>) => string;

/** More than any one bank's running campaigns use: 40 versions of 25 texts. */
const CACHED_TEMPLATES = 1000;
const cache = new BoundedCache<Render>(CACHED_TEMPLATES);

/** An engine of our own with nothing to call in it but `if` and `unless`; the allow-list keeps the rest out, this keeps it from existing. */
const engine = Handlebars.create();
const REMOVED = ['each', 'with', 'lookup', 'log', 'helperMissing', 'blockHelperMissing'] as const;
for (const helper of REMOVED) engine.unregisterHelper(helper);

/**
 * Fills a script. Every template is checked against the allow-list before it is compiled, also one that was stored long ago: throws
 * `script_not_allowed` or `script_syntax` for a text that never should have been stored.
 */
export function renderScript(body: ScriptBody, context: ScriptContext): RenderedScript {
  const values = closedValues(context);
  const part = ({ key, title, text }: ScriptPart): ScriptPart => ({ key, title, text: compiled(key, text)(values) });
  return { opening: compiled('opening', body.opening)(values), sections: body.sections.map(part), objections: body.objections.map(part) };
}

function compiled(section: string, template: string): Render {
  const hash = createHash('sha256').update(template).digest('base64');
  const known = cache.get(hash);
  if (known) return known;
  const render = compile(section, template);
  cache.set(hash, render);
  return render;
}

function compile(section: string, template: string): Render {
  checkTemplate(section, template);
  const render = engine.compile<Readonly<Record<string, Values>>>(template, {
    // The result is text and React shows it as text; escaping here would show customers named O'Neil as O&#x27;Neil.
    noEscape: true,
    knownHelpersOnly: true,
    knownHelpers: { ...Object.fromEntries(REMOVED.map((helper) => [helper, false])), if: true, unless: true } as KnownHelpers,
    strict: false,
    data: false,
  });
  // Trimmed: a comment or condition at an end leaves its line break behind.
  return (values) => render(values, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false }).trim();
}

/** The context as objects without prototypes that hold nothing but text, whatever the caller passed. */
function closedValues({ customer, agent, campaign, attribute }: ScriptContext): Readonly<Record<string, Values>> {
  const groups = Object.entries({ customer, agent, campaign, attribute }).map(([name, group]) => {
    const texts = Object.entries(group).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return [name, withoutPrototype(texts)] as const;
  });
  return withoutPrototype(groups);
}

function withoutPrototype<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  const object = Object.create(null) as Record<string, T>;
  for (const [name, value] of entries) object[name] = value;
  return object;
}
