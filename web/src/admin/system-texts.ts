import type { Pair } from '../shared/i18n/texts';

/** The checks of the system page, in words. */
export const CHECK_TEXTS: Readonly<Record<string, Pair>> = {
  database: ['数据库', 'Database'],
  redis: ['消息与队列', 'Messages and queues'],
  files: ['文件存储', 'File store'],
  keys: ['密钥', 'Keys'],
  calendar: ['工作日历', 'Calendars'],
  'sweep audit-sealer': ['审计封存', 'Audit sealing'],
  'sweep imports': ['名单导入巡检', 'Import sweep'],
  'sweep do-not-call-imports': ['停拨导入巡检', 'Do-not-call import sweep'],
  'sweep do-not-call-expiry': ['停拨到期巡检', 'Do-not-call expiry sweep'],
  'sweep deal': ['派发巡检', 'Dealing sweep'],
  'sweep return-tasks': ['收回未拨客户', 'Return of undone customers'],
  'sweep callbacks-to-team': ['回拨转团队巡检', 'Callbacks-to-team sweep'],
  'sweep shift-end': ['班次结束巡检', 'Shift-end sweep'],
  'sweep pbx-lease': ['交换机连接租约', 'PBX lease'],
  'sweep softphones': ['软电话口令巡检', 'Sweep of softphone passwords'],
  'sweep listen-ins': ['监听巡检', 'Sweep of listening-in'],
  'sweep seat-phones': ['座席电话巡检', 'Watch of the telephones'],
  'sweep calls': ['通话巡检', 'Call sweep'],
  'sweep recordings': ['录音巡检', 'Recording sweep'],
  'sweep switch-imports': ['话单导入巡检', 'Switch-record import sweep'],
  'sweep record-wait': ['等待话单到期', 'Waits for switch records'],
  'sweep examinations': ['录音核验巡检', 'Examination sweep'],
  'sweep appeal-terms': ['申诉期限巡检', 'Appeal-term sweep'],
  'sweep samples': ['抽样巡检', 'Sampling sweep'],
  'sweep outcome-feed': ['结果编号', 'Numbering of outcomes'],
  'sweep webhooks': ['意向推送', 'Webhook deliveries'],
  'sweep statements': ['结算单巡检', 'Statement sweep'],
};

/** The queues of the system page, in words. */
export const QUEUE_TEXTS: Readonly<Record<string, Pair>> = {
  'deal-campaign': ['派发名单', 'Deal customers'],
  'import-list': ['导入名单', 'Import lists'],
  'import-do-not-call': ['导入停拨名单', 'Import do-not-call'],
  'import-switch-records': ['导入话单', 'Import switch records'],
  'place-call': ['呼出', 'Place calls'],
  'listen-in': ['监听', 'Listening in'],
  'hang-up-call': ['挂断', 'Hang up'],
  'examine-call': ['核验录音', 'Examine calls'],
  'take-in-recordings': ['取得录音', 'Take in recordings'],
};
