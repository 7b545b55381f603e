import { yuanText } from '../../shared/index.js';
import type { LineKind, LineWhy, StatementDocument, StatementLineItem } from '../rules/statement-document.js';

/** Words of the rendered statement; it is a paper between Chinese parties, so Chinese comes first. No bank's name stands in it (L7). */
export const TITLE = '服务费结算单 Statement of fees';

const KINDS: Record<LineKind, string> = {
  fee: '服务费 Fee',
  falsification: '不实记录扣款 Falsification',
  complaint: '投诉扣款 Complaint',
  carried: '结转 Carried over',
};

export const LINE_HEADINGS = ['序号 No.', '项目 Item', '期间 Period', '说明 Reason', '应计 Owed', '已结 Settled', '本期 Amount'] as const;

export const lineTitle = (line: StatementLineItem): string => `${line.adjustment ? '调整 Adjustment: ' : ''}${KINDS[line.kind]}`;

export const yuan = (fen: string): string => yuanText(BigInt(fen));

/** Basis points as a percentage, exactly: 10000 is 100.00%. */
export const percent = (bps: number): string => `${yuanText(BigInt(bps))}%`;

/** The sum in one line, as a person would check it. */
export function reasonOf({ key, why }: Pick<StatementLineItem, 'key' | 'why'>): string {
  return (
    feeReason(why) ??
    deductionReason(why) ??
    (key.startsWith('carried:') ? '扣款超出服务费的部分 Deductions beyond the fees' : '不再应计 Nothing owed')
  );
}

function feeReason({ fee }: LineWhy): string | null {
  if (!fee) return null;
  const parts = fee.parts.map(
    ({ termsVersion, seatMonthFen, coefficientBps, attendedOn }) =>
      `${yuan(seatMonthFen)} × ${attendedOn.length}/${fee.serviceDays} 天 × ${percent(coefficientBps)} (条款 v${termsVersion})`,
  );
  return `${fee.seat} ${fee.month}: ${parts.join(' + ')}; 成功 ${fee.successes} / 人日 ${fee.headDays}`;
}

function deductionReason({ falsification, complaint }: LineWhy): string | null {
  if (falsification) {
    const { caseId, reviewId, callId, workOn, termsVersion } = falsification;
    return `${workOn} 证据 ${caseId}, 复核 ${reviewId}, 通话 ${callId ?? '—'} (条款 v${termsVersion})`;
  }
  if (!complaint) return null;
  const { complaintId, callId, receivedOn, level, termsVersion } = complaint;
  return `${receivedOn} 投诉 ${complaintId}, ${level} 级, 通话 ${callId ?? '—'} (条款 v${termsVersion})`;
}

/** Heading of the paper, label and value. */
export function headOf({ contract, order, vendor, period }: StatementDocument, sha256: string): [string, string][] {
  return [
    ['合同 Contract', `${contract.code} ${contract.title}`],
    ['订单 Order', `${order.code} ${order.title}`],
    ['服务方 Vendor', vendor],
    ['结算期 Period', `${period.code} (${period.fromOn} – ${period.toOn})`],
    ['文件摘要 SHA-256', sha256],
  ];
}

/** The totals, label and amount in fen. */
export function totalsOf({ totals }: StatementDocument): [string, string][] {
  return [
    ['服务费 Fees', totals.feesFen],
    ['扣款 Deductions', totals.deductionsFen],
    ['前期调整 Adjustments', totals.adjustmentsFen],
    ['结转下期 Carried over', totals.carriedFen],
    [`合计（${totals.pricesIncludeVat ? '含税' : '不含税'}） Total`, totals.linesFen],
    ['不含税金额 Net', totals.netFen],
    [`增值税 VAT ${percent(totals.vatBps)}`, totals.vatFen],
    ['应付（含税） Payable', totals.payableFen],
  ];
}
