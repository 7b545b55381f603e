export type Language = 'zh-CN' | 'en';
/** One text in both languages; the type makes a missing translation impossible. */
export type Pair = readonly [zh: string, en: string];
export type Texts = Readonly<Record<string, Pair>>;
export type TextFacts = Readonly<Record<string, unknown>>;

export function textOf(pair: Pair, language: Language): string {
  return language === 'zh-CN' ? pair[0] : pair[1];
}

/**
 * Fills `{name}` from the facts. `{n|row|rows}` picks the singular or plural word of a count. A part in `[[…]]` is dropped when one of its
 * facts is missing, so that a refusal never shows a hole.
 */
export function fill(template: string, facts: TextFacts, show: (value: unknown) => string): string {
  const known = (name: string): boolean => facts[name] !== undefined && facts[name] !== null && facts[name] !== '';
  const whole = template.replace(/\[\[(.*?)\]\]/gs, (_match, part: string) => (namesIn(part).every(known) ? part : ''));
  return whole.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_match, name: string, one?: string, many?: string) => {
    if (one !== undefined) return Number(facts[name]) === 1 ? one : (many ?? '');
    return known(name) ? show(facts[name]) : '…';
  });
}

function namesIn(part: string): string[] {
  return [...part.matchAll(/\{(\w+)/g)].map((match) => match[1]!);
}
