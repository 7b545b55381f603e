export const WITHDRAW_TEXTS = {
  act: ['撤出一位客户', 'Withdraw a customer'],
  title: ['从本活动撤出一位客户', 'Withdraw a customer from this campaign'],
  help: [
    '例如贷款已结清、客户投诉、同意已撤销。客户离开本活动的名单、座席、卡片和预约回拨；正在进行的通话不会中断。其他活动不受影响。',
    'For a loan that is paid, a complaint, a consent withdrawn. The customer leaves the lists, seats, cards and callbacks of this campaign; a call in progress is never cut. Other campaigns go on.',
  ],
  customerRef: ['客户号', 'Customer reference'],
  reason: ['原因（不要写号码）', 'Reason (without a phone number)'],
  needed: ['请填写客户号', 'Enter the customer reference'],
  confirm: ['撤出客户', 'Withdraw customer'],
  done: ['已撤出，不再拨打', 'Withdrawn; no more calls'],
  doneAfterCall: ['已撤出；当前通话结束后不再拨打', 'Withdrawn; after the call in progress there are no more'],
  doneBefore: ['此客户之前已撤出', 'This customer was withdrawn before'],
  unknown: ['本活动的名单里没有这个客户号，请核对', 'No list of this campaign holds this reference; check it'],
  spoken: [
    '此客户在本活动已有最终结果，不会再拨打，无需撤出',
    'This customer has a final outcome in this campaign and will not be called again; nothing to withdraw',
  ],
  over: ['活动已结束，不会再拨打', 'The campaign is over; nobody is called any more'],
} as const;
