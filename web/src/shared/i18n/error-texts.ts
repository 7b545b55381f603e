import type { Pair } from './texts';

/** What happened and what comes next; never blame. A part in [[…]] shows only when its facts are known. */
export interface ErrorText {
  what: Pair;
  next?: Pair;
}

const requests = {
  validation_failed: {
    what: ['有字段不符合要求', 'Some fields are not acceptable'],
    next: ['请看标出的字段', 'See the fields marked below'],
  },
  unauthenticated: { what: ['尚未登录或登录已结束', 'Not signed in, or the session has ended'], next: ['请重新登录', 'Sign in again'] },
  api_key_refused: {
    what: ['密钥无效、已撤销或已过期', 'This API key is unknown, revoked or has expired'],
    next: ['请向管理员索取新密钥', 'Ask the administrator for a new one'],
  },
  webhook_target_refused: {
    what: ['不允许向该地址推送', 'This address may not be sent to'],
    next: ['地址须为https，并列入运维配置DIALPROOF_WEBHOOK_TARGETS', 'It must be https and stand in the setting DIALPROOF_WEBHOOK_TARGETS'],
  },
  wrong_credentials: { what: ['用户名或密码不对', 'User name or password is wrong'], next: ['请核对后重试', 'Check both and try again'] },
  second_factor_required: {
    what: ['需要动态验证码', 'A verification code is needed'],
    next: ['请输入验证器上的6位数字', 'Enter the six digits of your authenticator'],
  },
  csrf_rejected: { what: ['页面已过期，未执行', 'This page is out of date; nothing was done'], next: ['请刷新页面', 'Reload the page'] },
  forbidden: {
    what: ['你的角色不能做这件事', 'Your role may not do this'],
    next: ['需要时请联系管理员', 'Ask an administrator if you need it'],
  },
  not_allowed_network: {
    what: ['不能从这个网络登录', 'Sign-in from this network is not allowed'],
    next: ['请使用作业区的电脑', 'Use a computer in the calling room'],
  },
  not_found: {
    what: ['找不到，或不在你的可见范围', 'It does not exist, or it is not yours to see'],
    next: ['请返回列表', 'Go back to the list'],
  },
  idempotency_mismatch: {
    what: ['同一请求被用于不同内容，未执行', 'The same request was sent with other content; nothing was done'],
    next: ['请重试', 'Try again'],
  },
  idempotency_key_missing: {
    what: ['请求缺少防重标识，未执行', 'The request had no repeat protection; nothing was done'],
    next: ['请刷新页面后重试', 'Reload the page and try again'],
  },
  state_conflict: {
    what: ['状态已变化，未执行', 'The state has changed; nothing was done'],
    next: ['画面已更新，请再看一次', 'The page is up to date now; look again'],
  },
  stale_action: {
    what: ['画面已更新，未执行', 'The page was out of date; nothing was done'],
    next: ['请按当前画面操作', 'Continue with what is shown now'],
  },
  four_eyes: {
    what: ['须由另一位同事完成', 'Another person must do this'],
    next: ['请联系另一位有权限的同事', 'Ask a colleague with the same right'],
  },
  duplicate: { what: ['已经存在', 'It exists already'] },
  payload_too_large: {
    what: ['文件太大[[，上限{limitBytes}字节]]', 'The file is too large[[; the limit is {limitBytes} bytes]]'],
    next: ['请拆分后再上传', 'Split it and upload the parts'],
  },
  locked_out: {
    what: ['密码错误次数过多，账号已暂停登录', 'Too many wrong passwords; sign-in is suspended'],
    next: ['[[{until}后可再试，或请管理员解除]]', '[[Try again at {until}, or ask an administrator]]'],
  },
  seat_locked: { what: ['座席已锁定', 'The seat is locked'], next: ['输入密码解锁', 'Unlock it with your password'] },
  too_many_requests: {
    what: ['操作太频繁', 'Too many requests'],
    next: ['[[{retryAfterSeconds}秒后再试]]', '[[Try again in {retryAfterSeconds} s]]'],
  },
  internal: {
    what: ['系统出错，未保存', 'Something went wrong on our side; nothing was saved'],
    next: ['已填内容保留，请重试', 'Your input is kept; try again'],
  },
  dependency_down: {
    what: ['所需的服务没有响应', 'A service the system needs is not answering'],
    next: ['已填内容保留，稍后重试', 'Your input is kept; try again shortly'],
  },
  term_missing: {
    what: ['合同[[在{on}]]没有这项条款', 'The contract has no such term[[ on {on}]]'],
    next: ['请补充合同条款', 'Add the contract term'],
  },
  calendar_year_missing: {
    what: ['[[{year}年]]日历未载入', 'No calendar is loaded[[ for {year}]]'],
    next: ['请管理员载入', 'Ask the administrator to load it'],
  },
} satisfies Record<string, ErrorText>;

const working = {
  outside_shift: {
    what: ['现在不在班次内', 'You have no shift now'],
    next: ['[[下一班{startsAt}开始]]', '[[Your next shift starts {startsAt}]]'],
  },
  outside_hours: {
    what: ['非外呼时段[[，{opensAt}继续]]', 'Outside calling hours[[. Resumes {opensAt}]]'],
    next: ['进行中的通话和结果不受影响', 'A call in progress and its outcome are not affected'],
  },
  cap_reached: { what: ['今天的[[{cap}通]]已拨完', "Today's [[{cap} ]]calls are done"], next: ['明天自动恢复', 'Resumes tomorrow'] },
  not_qualified: {
    what: ['上岗条件不全[[：{missing}]]', 'Not ready for calls[[: {missing}]]'],
    next: ['资料补齐后自动派单', 'Tasks arrive once the documents are complete'],
  },
  list_empty: { what: ['名单已拨完', 'List finished'], next: ['补充后自动出现', 'More appears once dealt'] },
  list_paused: { what: ['这份名单已暂停', 'This target list is paused'], next: ['请取下一位', 'Take the next customer'] },
  seat_held: {
    what: ['暂停向这个座席派单[[：{by}]][[，{at}]][[，{reason}]]', 'This seat gets no new customers[[: {by}]][[, {at}]][[, {reason}]]'],
    next: ['恢复后自动出现', 'More appears once it is resumed'],
  },
  campaign_not_running: {
    what: ['活动未在运行[[：{by}]][[，{at}]][[，{reason}]]', 'The campaign is not running[[: {by}]][[, {at}]][[, {reason}]]'],
    next: ['恢复后自动继续', 'Continues once it runs again'],
  },
  calling_stopped: {
    what: ['银行已停止全部外呼[[：{by}]][[，{at}]][[，{reason}]]', 'The bank has stopped all calling[[: {by}]][[, {at}]][[, {reason}]]'],
    next: ['解除后自动继续', 'Continues once it is lifted'],
  },
  withdrawn: { what: ['这位客户已撤回', 'This customer was withdrawn'], next: ['请取下一位', 'Take the next customer'] },
  do_not_call: { what: ['号码在停拨名单上', 'This number is on do-not-call'], next: ['请取下一位', 'Take the next customer'] },
  number_contacted_recently: {
    what: ['这个号码刚联系过', 'This number was called too recently'],
    next: ['[[{againAt}后可再拨]]', '[[It may be called again after {againAt}]]'],
  },
  number_attempts_reached: {
    what: ['这个号码今天已拨满[[{limit}次]]', 'This number was called as often as allowed today[[ ({limit})]]'],
    next: ['可换另一个号码或下一位', 'Try another number or the next customer'],
  },
  customer_attempts_reached: {
    what: ['这位客户已拨满[[{limit}次]]', 'This customer was called as often as allowed[[ ({limit})]]'],
    next: ['请取下一位', 'Take the next customer'],
  },
  card_open: { what: ['已有一位客户在卡片上', 'A card is open already'], next: ['请先处理完', 'Finish it first'] },
  no_open_card: { what: ['卡片上没有客户', 'No card is open'], next: ['请取下一位', 'Take the next customer'] },
  call_open: { what: ['有一通电话在进行', 'A call is open'], next: ['请先结束并保存结果', 'End it and save the outcome first'] },
  no_open_call: { what: ['没有进行中的通话', 'No call is open'], next: ['画面已更新', 'The page is up to date now'] },
  outcome_missing: {
    what: ['还没有保存结果', 'The outcome is not saved yet'],
    next: ['保存结果后才能取下一位', 'Save the outcome to get the next customer'],
  },
  outcome_exists: {
    what: ['结果已保存', 'The outcome is saved already'],
    next: ['更正须由另一人完成', 'A correction needs a second person'],
  },
  outcome_contradicts_call: {
    what: ['交换机记录与这个结果不符[[（{state}）]]', 'The PBX record contradicts this outcome[[ ({state})]]'],
    next: ['请选择与通话相符的结果', 'Choose an outcome that fits the call'],
  },
  outcome_needs_confirmation: {
    what: ['交换机记录本次已接通[[{answeredSeconds}秒]]', 'The PBX saw this call answered[[ for {answeredSeconds} s]]'],
    next: ['确认后按所选保存，并会核查', 'Confirm to save it as said; it will be examined'],
  },
  rang_too_briefly: {
    what: ['响铃不足，还差[[{missingSeconds}]]秒，不能记“无人接听”', 'Rang too briefly for "no answer"[[: {missingSeconds} s short]]'],
    next: ['可交还客户，改日再拨', 'Give the customer back; it is called another day'],
  },
  phone_offline: {
    what: ['本座席电话未连接', 'The telephone of this seat is offline'],
    next: ['请检查话机，连接后自动继续', 'Check the telephone; it continues once connected'],
  },
  not_supported: {
    what: ['本系统的电话方式不支持这项操作', 'The telephone system of this installation cannot do this'],
    next: ['接入Asterisk交换机后可用，见运维手册', 'It works with an Asterisk exchange; see the operations manual'],
  },
  number_not_revealed: {
    what: ['号码还没有显示，不会是已经拨出', 'The number was not shown, so it cannot have been dialled'],
    next: ['请先显示号码再拨打，或选“没有拨打”', 'Show the number and dial it, or say "Not dialled"'],
  },
  gateway_down: {
    what: ['电话系统没有响应', 'The telephone system is not answering'],
    next: ['恢复后自动继续，不会重拨', 'Continues by itself; nothing is redialled'],
  },
} satisfies Record<string, ErrorText>;

const files = {
  file_not_recognised: {
    what: ['不是.xlsx工作簿，也不是文本表格', 'The file is neither an .xlsx workbook nor a text table'],
    next: ['请另存为.xlsx或.csv再上传', 'Save it as .xlsx or .csv and upload again'],
  },
  file_empty: { what: ['文件是空的', 'The file is empty'], next: ['请选择另一个文件', 'Choose another file'] },
  file_no_phone_column: {
    what: ['没有一列是电话号码', 'No column holds phone numbers'],
    next: ['请把一列指定为电话', 'Mark one column as phone'],
  },
  file_broken_quote: {
    what: ['[[第{row}行]]引号未闭合，未导入数据', '[[Row {row}: ]]unclosed quote, nothing imported'],
    next: ['更正后重新上传', 'Correct it and upload again'],
  },
  file_broken: {
    what: ['文件已损坏，未导入数据', 'The file is damaged, nothing imported'],
    next: ['请重新导出后上传', 'Export it again and upload'],
  },
  file_too_wide: {
    what: ['[[第{row}行]]列数过多[[，上限{limit}]]', '[[Row {row}: ]]too many columns[[, the limit is {limit}]]'],
    next: ['删去多余的列后上传', 'Remove spare columns and upload again'],
  },
  file_too_long: {
    what: ['文件行数过多或单行过长[[（第{row}行）]]', 'Too many rows, or a row is too long[[ (row {row})]]'],
    next: ['拆分后再上传', 'Split it and upload the parts'],
  },
  file_encoding: {
    what: ['文字既不是UTF-8也不是GB18030[[（第{row}行）]]', 'The text is neither UTF-8 nor GB18030[[ (row {row})]]'],
    next: ['请以UTF-8另存后上传', 'Save it as UTF-8 and upload again'],
  },
  mapping_invalid: { what: ['列对应与文件不符', 'The column mapping does not fit the file'], next: ['请核对各列', 'Check the columns'] },
  list_same_file: {
    what: ['这个文件已由{by}上传到本活动（{name}）', 'This file was uploaded to the campaign by {by} already ({name})'],
    next: ['请打开那份名单；要重新导入，先撤回或取消它', 'Open that list; to import it again, withdraw or cancel it first'],
  },
  mapping_name_taken: {
    what: ['已有名为“{name}”的列对应', 'A mapping called "{name}" exists'],
    next: ['请换一个名称', 'Choose another name'],
  },
  switch_file_known: {
    what: ['这份话单已经导入过（{name}）', 'This file of switch records was imported already ({name})'],
    next: ['请打开那次导入；要重来，先放弃它', 'Open that import; to start over, give it up first'],
  },
  switch_recordings_broken: {
    what: ['录音压缩包读不出来', 'The archive of recordings cannot be read'],
    next: ['请重新打包为.zip后再上传', 'Pack it again as .zip and upload it'],
  },
  list_empty_file: {
    what: ['文件只有标题，没有数据行', 'The file has a heading but no rows'],
    next: ['请选择另一个文件', 'Choose another file'],
  },
  script_syntax: {
    what: [
      '[[{section}]][[第{line}行：]]话术写法有误[[（{what}）]]',
      '[[{section}, ]][[line {line}: ]]the script cannot be read[[ ({what})]]',
    ],
    next: ['请更正', 'Correct it'],
  },
  script_not_allowed: {
    what: [
      '[[{section}]][[第{line}行：]]话术用了不允许的内容[[（{what}）]]',
      '[[{section}, ]][[line {line}: ]]the script uses something not allowed[[ ({what})]]',
    ],
    next: ['只能用右侧列出的字段', 'Only the fields listed may be used'],
  },
} satisfies Record<string, ErrorText>;

const proof = {
  not_listened: {
    what: ['还没有听这通录音', 'The recording has not been listened to'],
    next: ['听过后再裁定', 'Listen, then decide'],
  },
  not_answered_yet: {
    what: ['还没有回答听到了什么', 'What is to be heard has not been said yet'],
    next: ['先回答，再裁定', 'Answer first, then decide'],
  },
  appeal_term_over: {
    what: ['申诉期限已过[[，{untilOn}截止]]', 'The term to appeal has passed[[; it ended {untilOn}]]'],
    next: ['认定不再变动', 'The decision stands'],
  },
  recording_not_playable: {
    what: ['这段录音不能播放', 'This recording cannot be played'],
    next: ['请依据交换机记录判断', 'Judge by the telephone record'],
  },
} satisfies Record<string, ErrorText>;

const settlement = {
  period_not_over: {
    what: ['这个期间还没有结束', 'The period is not over yet'],
    next: ['[[{endsOn}之后再报告]]', '[[Report after {endsOn}]]'],
  },
  earlier_statement_open: {
    what: ['同一订单更早的结算单还没有冻结[[：{period}]]', 'An earlier statement of the order is not frozen yet[[: {period}]]'],
    next: ['请先完成更早的一份', 'Finish the earlier one first'],
  },
  ceiling_exceeded: {
    what: ['金额超过订单剩余的上限', 'The amount is beyond what is left of the order'],
    next: ['请先调整订单上限', 'Raise the ceiling of the order first'],
  },
  invoice_amount_differs: {
    what: ['发票金额与应付不符', 'The invoice is not over the amount payable'],
    next: ['核对发票，有误则请外包公司重开', 'Check it; if it is wrong, ask the vendor for another'],
  },
} satisfies Record<string, ErrorText>;

/** What only the page itself can meet, or says with more words. */
const local = {
  campaign_paused: {
    what: ['{by}[[{at}]]暂停[[：{reason}]]', 'Paused by {by}[[, {at}]][[: {reason}]]'],
    next: ['恢复后自动继续', 'Continues once it runs again'],
  },
  unreachable: {
    what: ['连不上服务器', 'The server cannot be reached'],
    next: ['已填内容保留，连上后重试', 'Your input is kept; try again once connected'],
  },
  unexpected: { what: ['页面出错', 'The page met an error'], next: ['请刷新后重试', 'Reload and try again'] },
  cancelled: { what: ['已取消', 'Cancelled'] },
} satisfies Record<string, ErrorText>;

export const ERROR_TEXTS: Readonly<Record<string, ErrorText>> = { ...requests, ...working, ...files, ...proof, ...settlement, ...local };
