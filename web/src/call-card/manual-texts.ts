import type { NotDialledReason } from '../shared/api-types';
import type { Pair } from '../shared/i18n/texts';

export const MANUAL_TEXTS = {
  reveal: ['显示号码', 'Show number'],
  again: ['再显示', 'Show again'],
  hide: ['隐藏', 'Hide'],
  number: ['请拨', 'Dial'],
  logged: ['会记入审计记录', 'Recorded in the audit trail'],
  answered: ['已接通', 'Answered'],
  over: ['已结束', 'Call is over'],
  notDialled: ['没有拨打', 'Not dialled'],
  notDialledWhy: ['为什么没有拨打', 'Why it was not dialled'],
  back: ['返回', 'Back'],
  countsAnyway: ['号码已显示，这一通计入次数', 'The number was shown: this call counts'],
  pressReveal: ['按F3显示号码，用桌上的电话拨打。', 'Press F3 for the number and dial it on your telephone.'],
  sayOver: ['结束后按F8。', 'Press F8 when it is over.'],
  sayHow: ['接通后按F6；结束后按F8。', 'Press F6 once answered, F8 when it is over.'],
} as const;

export const NOT_DIALLED_TEXTS: Record<NotDialledReason, Pair> = {
  customer_known: ['认识这位客户', 'I know the customer'],
  telephone_fault: ['电话故障', 'Telephone fault'],
  wrong_moment: ['此刻不便', 'Not the moment'],
  other: ['其他', 'Other'],
};
