import type { ScriptBody } from '../../src/scripts/index.js';

/**
 * A business-loan script to start from. It names no bank (L7), says at once who calls and that the call is recorded, promises nothing that
 * only an approval can promise, and takes a no for a no (L15).
 */
export function loanScriptZh(): ScriptBody {
  return {
    opening: [
      '{{#if customer.title}}{{customer.title}}，{{/if}}您好！我是银行委托的贷款服务专员{{#if agent.name}}{{agent.name}}{{/if}}，工号{{agent.staffNo}}。',
      '这通电话是介绍贷款产品的，为保证服务质量会全程录音。',
      '想占用您一分钟时间，请问现在方便吗？',
      '',
      '{{! 客户说不方便：约好再打的时间就结束。客户说不要再打：致歉，记为“强烈拒绝”。 }}',
    ].join('\n'),
    sections: [
      {
        key: 'need',
        title: '了解需求',
        text: [
          '谢谢您。想先了解一下，您近期在进货、发工资、添置设备或者周转上，有没有用款的打算？',
          '大概需要多少，打算用多久？',
          '',
          '{{! 先听客户说完。没有需要就直接到“结束语”，不追问。 }}',
        ].join('\n'),
      },
      {
        key: 'offer',
        title: '介绍产品',
        text: [
          '{{#if campaign.product}}',
          '根据您说的情况，可以了解一下“{{campaign.product}}”，是面向小微企业主和个体工商户的经营性贷款，用在生意上。',
          '{{else}}',
          '根据您说的情况，可以了解一下我们的经营性贷款，面向小微企业主和个体工商户，用在生意上。',
          '{{/if}}',
          '{{#if attribute.creditLimit}}',
          '目前的参考额度是{{attribute.creditLimit}}，这还不是审批结果，能不能批、批多少以银行审批为准。',
          '{{else}}',
          '额度、期限和利率要看您的经营情况，以银行审批为准。',
          '{{/if}}',
          '{{#if attribute.rate}}',
          '参考年化利率（单利）{{attribute.rate}}，最终以合同写明的为准。',
          '{{/if}}',
          '申请前您会看到全部的利率和费用。我们不收任何前期费用，贷款也不能用于买房、炒股等投资。',
        ].join('\n'),
      },
      {
        key: 'apply',
        title: '怎么申请',
        text: [
          '您有兴趣的话，可以自己{{#if campaign.applyAt}}到{{campaign.applyAt}}{{else}}到附近网点或者手机银行{{/if}}提交申请，一般要准备身份证和营业执照。',
          '申请由您本人操作，我不会向您要密码、验证码，也不会让您转账。',
          '请问您愿意申请看看吗？方便的话，我登记一下您的意向和大概金额。',
        ].join('\n'),
      },
      {
        key: 'closing',
        title: '结束语',
        text: [
          '好的，感谢您的时间。借款请根据自己的还款能力考虑，量力而行。',
          '祝{{#if customer.title}}{{customer.title}}{{else}}您{{/if}}生意兴隆，再见！',
          '',
          '{{! 等客户先挂断。 }}',
        ].join('\n'),
      },
    ],
    objections: [
      {
        key: 'rate_too_high',
        title: '利率太高',
        text: [
          '理解，利息是一定要算清楚的。利率因人而异，我现在没办法给您一个准数，也不会口头承诺优惠。',
          '申请时页面会写明年化利率和总共要还多少，看到以后觉得不合适，不签合同就可以，不产生费用。',
          '您也可以和别家比较以后再决定。',
        ].join('\n'),
      },
      {
        key: 'has_loan',
        title: '已有贷款',
        text: [
          '明白。已经有贷款的话，先看现在的月供压力大不大，不建议为了借而借。',
          '如果以后有新的用款计划，再了解也不迟。也提醒您，这笔贷款不能用来归还其他贷款。',
        ].join('\n'),
      },
      {
        key: 'no_time',
        title: '没有时间',
        text: ['不好意思，打扰您了。您看什么时间方便，我按您说的时间再联系；不需要再联系也请直接告诉我。'].join('\n'),
      },
      {
        key: 'number_source',
        title: '怎么拿到号码的',
        text: [
          '您问得对。联系名单是委托我们的银行提供的，只用于这次介绍；我这里只看得到号码的一部分，不能复制也不能导出。',
          '{{#if attribute.consentOn}}',
          '名单上记录，您在{{attribute.consentOn}}同意过接收产品介绍。您随时可以撤回。',
          '{{else}}',
          '具体是怎么登记的，我这里看不到，您可以打银行的官方客服电话查询。',
          '{{/if}}',
          '如果不想再接到这样的电话，我现在就为您登记，之后不再拨打。',
        ].join('\n'),
      },
      {
        key: 'no_need',
        title: '不需要',
        text: [
          '好的，没关系，谢谢您告诉我，就不多打扰了。祝您生活愉快，再见。',
          '',
          '{{! 到此为止，不再劝说。客户明确说“不要再打”，记为“强烈拒绝”，系统会停止拨打这位客户的所有号码。 }}',
        ].join('\n'),
      },
      {
        key: 'distrust',
        title: '担心是诈骗',
        text: [
          '您谨慎是对的。我不会问您的密码、验证码和银行卡号，不会让您转账、下载软件或者点链接，也不收任何费用。',
          '您可以先挂断，自己拨打银行卡背面的官方客服电话，或者直接到网点，核实有没有这个产品和这次活动。',
          '我的工号是{{agent.staffNo}}，这通电话有录音，您可以凭工号查询或者投诉。',
        ].join('\n'),
      },
    ],
  };
}

/** The same script in English. */
export function loanScriptEn(): ScriptBody {
  return {
    opening: [
      'Hello{{#if customer.title}}, {{customer.title}}{{/if}}. This is {{#if agent.name}}{{agent.name}}, {{/if}}a loan service agent working on behalf of a bank, staff number {{agent.staffNo}}.',
      'I am calling about a loan product, and the call is recorded for quality.',
      'May I have one minute of your time?',
      '',
      '{{! Not a good moment: agree on another time and end. "Do not call again": apologise and record a strong refusal. }}',
    ].join('\n'),
    sections: [
      {
        key: 'need',
        title: 'The need',
        text: [
          'Thank you. First, do you expect to need funds soon, for stock, wages, equipment or day-to-day business?',
          'Roughly how much would it be, and for how long?',
          '',
          '{{! Let the customer finish. If there is no need, go to the closing and do not ask again. }}',
        ].join('\n'),
      },
      {
        key: 'offer',
        title: 'The offer',
        text: [
          '{{#if campaign.product}}',
          'From what you say, {{campaign.product}} may be worth a look. It is a loan for small businesses and the self-employed, to be used in the business.',
          '{{else}}',
          'From what you say, our business loan may be worth a look. It is for small businesses and the self-employed, to be used in the business.',
          '{{/if}}',
          '{{#if attribute.creditLimit}}',
          'The indicative limit at present is {{attribute.creditLimit}}. That is not an approval: whether and how much is granted is for the bank to decide.',
          '{{else}}',
          'Limit, term and rate depend on your business and on the approval of the bank.',
          '{{/if}}',
          '{{#if attribute.rate}}',
          'The indicative annual rate (simple interest) is {{attribute.rate}}; the contract is what counts.',
          '{{/if}}',
          'You will see every rate and fee before you apply. There is no charge in advance, and the loan may not be used to buy property or shares.',
        ].join('\n'),
      },
      {
        key: 'apply',
        title: 'How to apply',
        text: [
          'If you are interested, you can apply yourself {{#if campaign.applyAt}}at {{campaign.applyAt}}{{else}}at a branch or in the mobile bank{{/if}}; usually an identity card and the business licence are needed.',
          'You do the application yourself. I will never ask for a password or a verification code, nor for a transfer.',
          'Would you like to apply? If so, I will note your interest and the approximate amount.',
        ].join('\n'),
      },
      {
        key: 'closing',
        title: 'Closing',
        text: [
          'Thank you for your time. Please borrow only what you can comfortably repay.',
          'I wish you every success in your business{{#if customer.title}}, {{customer.title}}{{/if}}. Goodbye.',
          '',
          '{{! Let the customer hang up first. }}',
        ].join('\n'),
      },
    ],
    objections: [
      {
        key: 'rate_too_high',
        title: 'The rate is too high',
        text: [
          'I understand; interest should be worked out carefully. The rate differs from customer to customer, so I can neither name an exact one now nor promise a discount.',
          'The application shows the annual rate and the total to repay. If it does not suit you, simply do not sign; nothing is charged.',
          'You are welcome to compare with others first.',
        ].join('\n'),
      },
      {
        key: 'has_loan',
        title: 'Has a loan already',
        text: [
          'I see. If you have a loan already, look first at what you repay each month; borrowing for its own sake is not a good idea.',
          'If you plan something new later, there is time to look at it then. Please note that this loan may not be used to repay another.',
        ].join('\n'),
      },
      {
        key: 'no_time',
        title: 'No time',
        text: 'I am sorry to disturb you. When would suit you better? I will call at that time; and if you would rather not be called, please just say so.',
      },
      {
        key: 'number_source',
        title: 'Where did you get my number?',
        text: [
          'That is a fair question. The list comes from the bank we work for and is used for this offer only; I see only part of your number and can neither copy nor export it.',
          '{{#if attribute.consentOn}}',
          'The list says that you agreed to receive product information on {{attribute.consentOn}}. You can withdraw that at any time.',
          '{{else}}',
          'How it was registered I cannot see here; the official customer service of the bank can tell you.',
          '{{/if}}',
          'If you do not want such calls, I will register that now and you will not be called again.',
        ].join('\n'),
      },
      {
        key: 'no_need',
        title: 'Not needed',
        text: [
          'That is fine, thank you for telling me. I will not take more of your time. Have a good day, goodbye.',
          '',
          '{{! Stop here and do not persuade. "Do not call again" is a strong refusal: every number of this customer is stopped at once. }}',
        ].join('\n'),
      },
      {
        key: 'distrust',
        title: 'Afraid of fraud',
        text: [
          'You are right to be careful. I will not ask for your password, verification code or card number, nor for a transfer, a download or a click on a link, and there is no fee.',
          'You can hang up now and call the official number on the back of your bank card, or go to a branch, to check that this product and this campaign exist.',
          'My staff number is {{agent.staffNo}} and this call is recorded; you can ask about it or complain with that number.',
        ].join('\n'),
      },
    ],
  };
}
