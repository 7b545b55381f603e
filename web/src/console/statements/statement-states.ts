import type { StatementState } from '../../shared/api-types';
import type { StateLook } from '../../shared/ui/state-tag';

export const STATEMENT_LOOKS: Record<StatementState, StateLook> = {
  drafted: { text: ['草稿', 'Draft'], tone: 'plain', shape: 'ring' },
  reported: { text: ['已报告，待核算', 'Reported'], tone: 'info', shape: 'half' },
  assessed: { text: ['待外包公司确认', 'With the vendor'], tone: 'info', shape: 'dots' },
  disputed: { text: ['有异议', 'Disputed'], tone: 'warning', shape: 'triangle' },
  agreed: { text: ['待批准', 'Awaiting approval'], tone: 'warning', shape: 'half' },
  approved: { text: ['已冻结，待发票', 'Frozen'], tone: 'info', shape: 'square' },
  invoiced: { text: ['待付款', 'Invoiced'], tone: 'warning', shape: 'dot' },
  paid: { text: ['已付款', 'Paid'], tone: 'success', shape: 'check' },
  closed: { text: ['已结清', 'Closed'], tone: 'plain', shape: 'check' },
};
