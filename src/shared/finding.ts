/** What a rule has to say: a code and its facts, never a sentence. Wording belongs to the screens, in both languages. */
export interface Finding<Code extends string = string> {
  code: Code;
  facts: Readonly<Record<string, string | number | boolean | null | undefined>>;
}

/** A pure rule: no framework, no database, no clock, no randomness. Null means nothing to report. */
export type Rule<Case, Params = void, Code extends string = string> = (given: Case, params: Params) => Finding<Code> | null;
