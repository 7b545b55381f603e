/** What the voices of the simulated telephone system say. Rendered once by make-voices.mjs; the ids are what call plans refer to. */

/** The agent's side of a loan marketing call. No bank is named: the product is sold to many. */
const AGENT_LINES = {
  opening: '您好，我是信用贷款中心的客户经理，本次通话将会录音。',
  may_i_speak: '请问您现在方便说话吗？',
  offer: '我们有一款信用贷款，额度最高二十万，不需要抵押。',
  any_need: '请问您近期有资金需要吗？',
  interest: '利息按天计算，随借随还，提前还款不收手续费。',
  documents: '只需要身份证，在手机上就可以申请。',
  objection: '没关系，额度您可以先留着，不用就不收费。',
  next_step: '稍后我给您发一条短信，您按步骤办理就可以。',
  ask_when: '好的，请问什么时间联系您方便？',
  will_call: '好的，那我到时候再给您打电话。',
  apology: '对不起，打扰您了，我们不会再给您打电话。',
  wrong_number: '不好意思，打错了，我会更正记录。',
  closing: '感谢您的接听，祝您生活愉快，再见。',
  hello: '喂，您好，能听到吗？',
};

/** What customers answer; every customer's voice says all of them. */
const CUSTOMER_LINES = {
  hello: '喂，你好。',
  who: '你是哪位？',
  go_on: '嗯，你说吧。',
  how_much: '最高能有多少？要准备什么材料？',
  interested: '可以，我正好想装修房子，你帮我申请一下。',
  send_message: '好的，那你发短信给我吧。',
  goodbye: '谢谢，再见。',
  no_need: '谢谢，我现在不需要贷款。',
  no_really: '真的不用了，以后有需要再说吧。',
  never_again: '你们不要再打了，天天骚扰，再打我就投诉！',
  where_from: '你从哪里弄到我的电话？',
  in_meeting: '我现在在开会，你晚点再打给我。',
  tomorrow: '明天下午三点以后吧。',
  not_me: '你打错了，我不认识这个人。',
  story: '我去年在别的地方借过一次，手续很麻烦，等了半个月才批下来。',
};

/** Carriers say each announcement in Chinese, then in English; [voice language, text]. */
const ANNOUNCEMENTS = {
  switched_off: [
    ['zh', '您好，您拨打的电话已关机，请稍后再拨。'],
    ['en', 'Sorry, the subscriber you dialed is power off.'],
  ],
  empty_number: [
    ['zh', '您好，您拨打的号码是空号，请核对后再拨。'],
    ['en', 'Sorry, the number you dialed does not exist.'],
  ],
  in_call: [
    ['zh', '您好，您拨打的电话正在通话中，请稍后再拨。'],
    ['en', 'Sorry, the subscriber you dialed is busy now.'],
  ],
  no_answer: [
    ['zh', '您好，您拨打的电话暂时无人接听，请稍后再拨。'],
    ['en', 'Sorry, there is no answer at the moment.'],
  ],
  unreachable: [
    ['zh', '您好，您拨打的电话暂时无法接通，请稍后再拨。'],
    ['en', 'Sorry, the subscriber can not be connected now.'],
  ],
};

const MACHINE_LINES = { greeting: '您好，我现在无法接听电话，请在提示音之后留言。' };

const chinese = (lines) => Object.fromEntries(Object.entries(lines).map(([id, text]) => [id, [['zh', text]]]));

/** Speakers: espeak-ng variant, pitch 0–99, speed in words a minute. The customers differ enough to be told apart by ear. */
export const SPEAKERS = [
  { speaker: 'agent', role: 'agent', gender: 'female', variant: 'f3', pitch: 58, speed: 245, lines: chinese(AGENT_LINES) },
  { speaker: 'customer-1', role: 'customer', gender: 'male', variant: 'm3', pitch: 38, speed: 245, lines: chinese(CUSTOMER_LINES) },
  { speaker: 'customer-2', role: 'customer', gender: 'female', variant: 'f2', pitch: 72, speed: 255, lines: chinese(CUSTOMER_LINES) },
  { speaker: 'customer-3', role: 'customer', gender: 'male', variant: 'm7', pitch: 18, speed: 235, lines: chinese(CUSTOMER_LINES) },
  { speaker: 'carrier', role: 'announcement', gender: 'female', variant: 'f5', pitch: 60, speed: 225, lines: ANNOUNCEMENTS },
  { speaker: 'machine', role: 'voicemail', gender: 'male', variant: 'm2', pitch: 48, speed: 225, lines: chinese(MACHINE_LINES) },
];
