/** What exchanges call the ends of calls, as Q.850 causes. */
const KNOWN: readonly [number, RegExp][] = [
  [19, /^(no ?answer|noanswer|unanswered|无人接听|无应答|未接(听|通)?|久叫不应)$/],
  [17, /^(busy|user busy|忙|忙线|占线|用户忙|遇忙)$/],
  [21, /^(reject(ed)?|declined|拒接|拒绝)$/],
  [20, /^(power(ed)? ?off|switched ?off|absent|关机|停机|关机或停机|不在服务区)$/],
  [1, /^(invalid( number)?|unallocated|vacant|空号|号码不存在)$/],
  [16, /^(answer(ed)?|normal( clearing)?|connected|completed?|ok|success|接通|已接通|已接|应答|正常|正常挂断|成功)$/],
  [34, /^(congestion|no ?circuit|拥塞|线路忙|无可用线路)$/],
  [41, /^(fail(ed)?|failure|error|失败|故障)$/],
  [31, /^(cancel(led|ed)?|取消|主叫挂断)$/],
];

/** The Q.850 cause of a disposition: a number as such, the exchange's own words first, then those everybody uses. Null: not known. */
export function causeOf(written: string, own: Readonly<Record<string, number>>): number | null {
  const text = written.normalize('NFKC').trim().toLowerCase().replace(/[_-]+/g, ' ');
  const given = Object.entries(own).find(([name]) => name.normalize('NFKC').trim().toLowerCase().replace(/[_-]+/g, ' ') === text);
  if (given) return given[1];
  if (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 127) return Number(text);
  return KNOWN.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
