import Handlebars from 'handlebars';
import { AppError } from '../../shared/index.js';

/** What a script may show of a call, besides `attribute.<name>`: a column of the target list. */
export const SCRIPT_NAMES = [
  'customer.title',
  'customer.surname',
  'agent.staffNo',
  'agent.name',
  'campaign.product',
  'campaign.applyAt',
] as const;
/** Blocks stand in one another at most this deep: a script is read aloud, not executed. */
export const MAX_DEPTH = 5;

const ATTRIBUTE = 'attribute';
const ATTRIBUTE_NAME = /^[\p{Script=Han}A-Za-z0-9_]{1,40}$/u;
const CONDITIONS: readonly string[] = ['if', 'unless'];
/** Names that objects or the template engine carry themselves; never the name of a column. */
const BUILT_IN = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'helperMissing', 'blockHelperMissing']);
const MAX_QUOTED = 60;

/** Why something was refused; screens translate it. */
export type RefusedSyntax =
  | 'unescaped'
  | 'partial'
  | 'decorator'
  | 'data_variable'
  | 'helper'
  | 'sub_expression'
  | 'parameter'
  | 'hash'
  | 'block_parameter'
  | 'raw_block'
  | 'inverse_block'
  | 'literal'
  | 'path'
  | 'name'
  | 'nesting'
  | 'syntax';

const KNOWN_REFUSALS: Readonly<Record<string, RefusedSyntax>> = {
  PartialStatement: 'partial',
  PartialBlockStatement: 'partial',
  Decorator: 'decorator',
  DecoratorBlock: 'decorator',
};

// The published types promise fields that the parser leaves out (`program` of an inverse block, `hash`), so the walk has its own.
type Node = Pick<hbs.AST.Node, 'type' | 'loc'>;
type Program = { body: Node[]; blockParams?: string[]; chained?: boolean };
type Mustache = Node & { path: Node; params: Node[]; hash?: Node; escaped: boolean };
type Block = Node & { path: Node; params: Node[]; hash?: Node; program?: Program; inverse?: Program; openStrip: object };

interface Walk {
  section: string;
  lines: readonly string[];
  names: Set<string>;
}

/** The allow-list itself: a statement that does not stand here is refused (S11). */
const STATEMENTS = new Map<string, (walk: Walk, node: Node, depth: number) => void>([
  ['ContentStatement', () => undefined],
  ['CommentStatement', () => undefined],
  ['MustacheStatement', (walk, node) => checkMustache(walk, node as Mustache)],
  ['BlockStatement', (walk, node, depth) => checkBlock(walk, node as Block, depth)],
]);

/**
 * Answers the names a template uses, each once. Throws `script_syntax` {section, line, what} when it can't be parsed and
 * `script_not_allowed` {section, line, what: the words refused, rule: why} at the first thing outside the allow-list.
 */
export function checkTemplate(section: string, template: string): string[] {
  const walk: Walk = { section, lines: template.split(/\r\n?|\n/), names: new Set() };
  checkStatements(walk, parse(walk, template), 0);
  return [...walk.names];
}

function parse(walk: Walk, template: string): Program {
  try {
    return Handlebars.parse(template);
  } catch (error) {
    const { message, lineNumber } = error as { message: string; lineNumber?: number };
    const line = lineNumber ?? Number(/^(?:Parse|Lexical) error on line (\d+)/.exec(message)?.[1] ?? 1);
    throw new AppError('script_syntax', { section: walk.section, line, what: quoted(walk.lines[line - 1] ?? '') });
  }
}

function checkStatements(walk: Walk, program: Program, depth: number): void {
  for (const node of program.body) {
    const check = STATEMENTS.get(node.type);
    if (!check) refuse(walk, node, KNOWN_REFUSALS[node.type] ?? 'syntax');
    check(walk, node, depth);
  }
}

/** `{{name}}`, and nothing that is handed over with it. */
function checkMustache(walk: Walk, node: Mustache): void {
  if (!node.escaped) refuse(walk, node, 'unescaped');
  if (node.params.length > 0) refuse(walk, node, node.params[0]!.type === 'SubExpression' ? 'sub_expression' : 'parameter');
  if (node.hash) refuse(walk, node, 'hash');
  checkName(walk, node.path);
}

/** `{{#if name}}…{{else}}…{{/if}}` and the same with `unless`. An `{{else if name}}` is no level of its own. */
function checkBlock(walk: Walk, node: Block, depth: number): void {
  if (!('open' in node.openStrip)) refuse(walk, node, 'raw_block');
  if (!CONDITIONS.includes(plainPath(walk, node.path))) refuse(walk, node, 'helper');
  if (!node.program) refuse(walk, node, 'inverse_block');
  if (node.hash) refuse(walk, node, 'hash');
  if (node.params.length !== 1) refuse(walk, node, 'parameter');
  if (node.program.blockParams || node.inverse?.blockParams) refuse(walk, node, 'block_parameter');
  if (depth >= MAX_DEPTH) refuse(walk, node, 'nesting');
  checkName(walk, node.params[0]!);
  checkStatements(walk, node.program, depth + 1);
  if (node.inverse) checkStatements(walk, node.inverse, node.inverse.chained ? depth : depth + 1);
}

function checkName(walk: Walk, node: Node): void {
  const path = plainPath(walk, node);
  const [head, name, ...rest] = path.split('.');
  const isAttribute = head === ATTRIBUTE && name !== undefined && rest.length === 0 && ATTRIBUTE_NAME.test(name) && !BUILT_IN.has(name);
  if (!isAttribute && !(SCRIPT_NAMES as readonly string[]).includes(path)) refuse(walk, node, 'name');
  walk.names.add(path);
}

/**
 * A path as it is written. It has to stand in the template letter for letter: brackets, slashes, `this` and `../` all parse to paths that
 * look harmless afterwards.
 */
function plainPath(walk: Walk, node: Node): string {
  if (node.type === 'SubExpression') refuse(walk, node, 'sub_expression');
  if (node.type !== 'PathExpression') refuse(walk, node, 'literal');
  const { data, depth, parts, original } = node as hbs.AST.PathExpression;
  if (data) refuse(walk, node, 'data_variable');
  const isPlain = depth === 0 && parts.length > 0 && parts.join('.') === original && written(walk, node) === original;
  if (!isPlain) refuse(walk, node, 'path');
  return original;
}

/** The first line of what the node was parsed from. */
function written(walk: Walk, { loc }: Node): string {
  const line = walk.lines[loc.start.line - 1] ?? '';
  return loc.end.line === loc.start.line ? line.slice(loc.start.column, loc.end.column) : line.slice(loc.start.column);
}

function refuse(walk: Walk, node: Node, rule: RefusedSyntax): never {
  throw new AppError('script_not_allowed', { section: walk.section, line: node.loc.start.line, what: quoted(written(walk, node)), rule });
}

function quoted(text: string): string {
  const trimmed = text.trim();
  return trimmed.length <= MAX_QUOTED ? trimmed : `${trimmed.slice(0, MAX_QUOTED)}…`;
}
