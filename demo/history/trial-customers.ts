import { csvFile } from '../lists/list-files.js';

/** How the simulated telephone system answers a number, by its last two digits; see its table. */
const ANSWERS = {
  ...{ interested: '00', refused: '01', strongRefusal: '02', callback: '03', wrongPerson: '04', silent: '05', voicemail: '06' },
  ...{ rings: '08', announced: '09', busy: '10', off: '12', invalid: '14' },
} as const;
type Answer = keyof typeof ANSWERS;

/** What of a dozen calls comes about; short calls mostly, so that the past is written in seconds. */
const DOZEN: readonly Answer[] = [
  ...(['interested', 'busy', 'refused', 'off', 'interested', 'rings'] as const),
  ...(['silent', 'wrongPerson', 'busy', 'interested', 'invalid', 'voicemail'] as const),
];
const SURNAMES = [...'周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜'];
const HEADINGS = ['客户号', '姓名', '性别', '手机号', '地区'];
const DISTRICTS = ['徐汇区', '静安区', '浦东新区'];

/** The number of a customer of the trial weeks, which plans the call. */
export function trialNumber(index: number): string {
  return `1590021${String(index).padStart(2, '0')}${ANSWERS[DOZEN[index % DOZEN.length]!]}`;
}

/** The customers of the trial weeks as a bank's file: invented people, numbers that plan their calls. */
export function trialList(count: number): Buffer {
  const rows = Array.from({ length: count }, (_, index) => [
    `T${String(index + 1).padStart(4, '0')}`,
    `${SURNAMES[index % SURNAMES.length]}${index % 2 === 0 ? '建国' : '晓燕'}`,
    index % 2 === 0 ? '男' : '女',
    trialNumber(index),
    DISTRICTS[index % DISTRICTS.length]!,
  ]);
  return csvFile({ headings: HEADINGS, rows });
}

export interface Recorded {
  code: 'intent' | 'refused' | 'strong_refusal' | 'callback' | 'wrong_person' | 'no_answer' | 'busy' | 'switched_off' | 'invalid_number';
  fields: object;
}

const intent: Recorded = { code: 'intent', fields: { amountYuan: 200_000, applyChannel: 'mobile_bank' } };
const plain = (code: Recorded['code'], fields: object = {}): Recorded => ({ code, fields });

/** What an honest agent records after a call to a number with these last digits. */
export const HONEST: Readonly<Record<string, Recorded>> = {
  [ANSWERS.interested]: intent,
  [ANSWERS.refused]: plain('refused', { reason: 'no_need' }),
  [ANSWERS.strongRefusal]: plain('strong_refusal'),
  [ANSWERS.wrongPerson]: plain('wrong_person'),
  [ANSWERS.silent]: plain('no_answer'),
  [ANSWERS.voicemail]: plain('no_answer'),
  [ANSWERS.rings]: plain('no_answer'),
  [ANSWERS.announced]: plain('no_answer'),
  [ANSWERS.busy]: plain('busy'),
  [ANSWERS.off]: plain('switched_off'),
  [ANSWERS.invalid]: plain('invalid_number'),
};

/** False records, each tried on the first call that suits it. */
export const LIES = {
  /** A conversation that somebody did not want to count as a refusal. */
  overConversation: { on: ANSWERS.refused, record: plain('no_answer') },
  /** A customer who answered and said nothing. */
  onSilence: { on: ANSWERS.silent, record: intent },
  /** An answering machine. */
  onVoicemail: { on: ANSWERS.voicemail, record: intent },
} as const;
export type Lie = keyof typeof LIES;
