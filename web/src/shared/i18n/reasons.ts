import type { Facts, QualificationProblem, Refusal } from '../api-types';
import type { ApiProblem } from '../api/api-problem';
import { ERROR_TEXTS } from './error-texts';
import { formatOf } from './format';
import { DOCUMENT_TEXTS } from './outcome-texts';
import { fill, type Language, type Pair, textOf } from './texts';

const PROBLEM_TEXTS: Record<QualificationProblem['problem'], Pair> = {
  missing: ['缺{kind}', '{kind} missing'],
  expired: ['{kind}[[{on}]]到期', '{kind} expired[[ {on}]]'],
  failed: ['{kind}未通过', '{kind} not passed'],
};

export interface Reason {
  what: string;
  next: string;
}

/** A refusal or error in words: the rule, and what comes next. */
export function reasonText({ code, facts }: Refusal, language: Language): Reason {
  const text = ERROR_TEXTS[nameOf(code, facts)];
  if (!text) return { what: fallback(code, language), next: '' };
  const shown = readable(code, facts, language);
  const format = formatOf(language);
  return {
    what: fill(textOf(text.what, language), shown, format.value),
    next: text.next ? fill(textOf(text.next, language), shown, format.value) : '',
  };
}

/** Who stopped a campaign, and that a list only waits, are worth sentences of their own. */
function nameOf(code: string, { by }: Facts): string {
  if (code === 'campaign_not_running' && by) return 'campaign_paused';
  return code === 'withdrawn' && by === 'list_paused' ? 'list_paused' : code;
}

export function qualificationText({ kind, problem, on }: QualificationProblem, language: Language): string {
  const label = DOCUMENT_TEXTS[kind];
  return fill(textOf(PROBLEM_TEXTS[problem], language), { kind: label ? textOf(label, language) : kind, on }, formatOf(language).value);
}

/** Facts as the sentences name them; nested ones become words. */
function readable(code: string, given: Facts, language: Language): Facts {
  // A year is a name, not a quantity: 2027, never 2,027.
  const facts = typeof given['year'] === 'number' ? { ...given, year: String(given['year']) } : given;
  if (facts['section'] === 'opening') return { ...facts, section: language === 'en' ? 'Opening' : '开场' };
  if (code !== 'not_qualified') return facts;
  const problems = Array.isArray(facts['problems']) ? (facts['problems'] as QualificationProblem[]) : [];
  if (problems.length > 0) return { ...facts, missing: problems.map((problem) => qualificationText(problem, language)) };
  const kinds = Array.isArray(facts['missing']) ? (facts['missing'] as QualificationProblem['kind'][]) : [];
  return { ...facts, missing: kinds.map((kind) => qualificationText({ kind, problem: 'missing', on: null }, language)) };
}

function fallback(code: string, language: Language): string {
  return language === 'en' ? `Refused: ${code}` : `被拒绝：${code}`;
}

const FIELD_PATTERNS: [RegExp, Pair][] = [
  [/empty|required|missing|undefined/i, ['必填', 'Required']],
  [/longer than or equal to (\d+)|at least (\d+) char/i, ['至少{n}个字符', 'At least {n} characters']],
  [/shorter than or equal to (\d+)/i, ['最多{n}个字符', 'At most {n} characters']],
  [/not be less than (\d+)/i, ['不能小于{n}', 'At least {n}']],
  [/not be greater than (\d+)/i, ['不能大于{n}', 'At most {n}']],
  [/outside|window|hours/i, ['不在可拨时段内', 'Outside calling hours']],
  [/before|past/i, ['日期次序不对', 'The order of the dates is wrong']],
  [/CIDR/, ['须为以逗号分隔的地址或网段', 'Addresses or ranges, separated by commas']],
  [/regular expression|must match/i, ['格式不对', 'Not the expected form']],
  [/integer|number/i, ['须为数字', 'Must be a number']],
  [/one of the following/i, ['请选择一项', 'Choose one']],
];

const FIELD_NAMES: Record<string, Pair> = {
  number: ['电话号码', 'Phone number'],
  customerRef: ['客户号', 'Customer reference'],
  reason: ['原因', 'Reason'],
  title: ['标题', 'Title'],
  text: ['内容', 'Text'],
  opening: ['开场', 'Opening'],
  name: ['名称', 'Name'],
  url: ['地址', 'Address'],
  bankId: ['银行', 'Bank'],
  scopes: ['权限', 'Scopes'],
  networks: ['允许的网络', 'Allowed networks'],
  requestsPerMinute: ['每分钟请求数', 'Requests a minute'],
  expiresAt: ['到期', 'Expires'],
  username: ['用户名', 'User name'],
  displayName: ['姓名', 'Name'],
  password: ['密码', 'Password'],
  newPassword: ['新密码', 'New password'],
  currentPassword: ['当前密码', 'Current password'],
  agentId: ['坐席', 'Agent'],
  partyId: ['所属', 'Party'],
  role: ['角色', 'Role'],
  product: ['产品', 'Product'],
  applyAt: ['申请方式', 'Apply at'],
  orderId: ['订单', 'Order'],
  scriptId: ['话术', 'Script'],
  startsOn: ['开始日期', 'Start date'],
  endsOn: ['结束日期', 'End date'],
  priority: ['优先级', 'Priority'],
  attributeName: ['附加字段名', 'Name of the extra field'],
  amountYuan: ['意向金额', 'Amount'],
  applyChannel: ['申请方式', 'Applies via'],
  callbackAt: ['回拨时间', 'Callback time'],
  note: ['备注', 'Note'],
  kind: ['类别', 'Kind'],
  validFrom: ['生效日期', 'Valid from'],
  validTo: ['到期日期', 'Valid until'],
};

/** A field as its form names it: `body.sections.0.title` is a title. */
export function fieldName(field: string, language: Language): string {
  const name = FIELD_NAMES[field.split('.').at(-1) ?? field];
  return name ? textOf(name, language) : field;
}

/** Why one field was refused. */
export function fieldReason(reason: string, language: Language): string {
  for (const [pattern, pair] of FIELD_PATTERNS) {
    const match = pattern.exec(reason);
    if (match) return fill(textOf(pair, language), { n: match.slice(1).find(Boolean) ?? '' }, String);
  }
  return language === 'en' ? reason : '不符合要求';
}

export function problemReason(problem: ApiProblem, language: Language): Reason {
  return reasonText({ code: problem.code, facts: problem.facts }, language);
}
