import { readFileSync } from 'node:fs';
import ts from 'typescript';

export interface SqlText {
  file: string;
  line: number;
  /** The statement; what is filled in while running stands as `…`. */
  sql: string;
}

const SQL = /^\s*\(?\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|LOAD DATA|WITH|SET|LOCK|TRUNCATE|RENAME|GRANT|CALL)\b/i;

/** Every piece of SQL that stands in a source file as a string or a template. */
export function sqlTextsOf(file: string, text = readFileSync(file, 'utf8')): SqlText[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const found: SqlText[] = [];
  const visit = (node: ts.Node): void => {
    const sql = textOf(node);
    if (sql !== null && SQL.test(sql)) found.push({ file, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, sql });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map((span) => `…${span.literal.text}`).join('');
  return null;
}

/** The column and table names of a `CREATE TABLE`, and the type of each column. */
export function tableOf(sql: string): { table: string; columns: { name: string; type: string }[] } | null {
  const head = /^\s*CREATE TABLE (?:IF NOT EXISTS )?`?(\w+)`? \(([\s\S]*)\)[^)]*$/i.exec(sql);
  if (!head) return null;
  const columns = head[2]!
    .split(/,\s*\n/)
    .map((line) => /^\s*`?(\w+)`?\s+([\s\S]+)$/.exec(line))
    .filter((match) => match !== null && !/^(KEY|UNIQUE|PRIMARY|INDEX|CONSTRAINT|FOREIGN|CHECK|FULLTEXT)$/i.test(match[1]!))
    .map((match) => ({ name: match![1]!, type: match![2]!.trim() }));
  return { table: head[1]!, columns };
}
