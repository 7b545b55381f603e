/** What a column may become. */
export const COLUMN_TARGETS = ['customerRef', 'name', 'phone', 'region', 'priority', 'gender', 'consent', 'attribute', 'ignore'] as const;
export type ColumnTarget = (typeof COLUMN_TARGETS)[number];

export interface HeadingMeaning {
  target: ColumnTarget;
  attributeName?: string;
  /** Why a recognised column is left out: `sensitive` (papers, accounts), `other_person` (not the customer's own), `row_counter`. */
  left?: 'sensitive' | 'other_person' | 'row_counter';
}

const WHO = '(?:客户|用户|会员|借款人|申请人|持卡人|本人)';

/** Bank headings in Chinese and English, tried from the top: what must not be called or stored comes before what looks like it. */
const MEANINGS: readonly (HeadingMeaning & { pattern: RegExp })[] = [
  {
    target: 'ignore',
    left: 'sensitive',
    pattern: /身份证|证件|护照|银行卡|卡号|账号|账户号?$|帐号|密码|cvv|passport|password|^id(card|number|no)$|cardno|cardnumber|accountn/,
  },
  {
    target: 'ignore',
    left: 'other_person',
    pattern: /紧急|配偶|担保|亲属|介绍人|推荐人|客户经理|经办人|坐席|emergency|spouse|guarant|referr|manager|agent/,
  },
  { target: 'ignore', left: 'row_counter', pattern: /^(序号|行号|sn|seq|rowno|index)$/ },
  { target: 'customerRef', pattern: new RegExp(`^${WHO}?(核心)?(客户)?(编号|号|号码|id|代码|标识|内码)$`) },
  {
    target: 'customerRef',
    pattern: /^(customer|client|cust|member|cif|ecif|user)(id|no|num|number|ref|reference|code|key)?$|^(ecif|cif)客?户?号$|^ref(erence)?$/,
  },
  { target: 'name', pattern: new RegExp(`^${WHO}?(中文)?(姓名|名称|名字)$|^联系人(姓名)?$`) },
  { target: 'name', pattern: /^(customer|client|cust|full|chinese|contact)?name$/ },
  { target: 'phone', pattern: phoneInChinese() },
  { target: 'phone', pattern: phoneInEnglish() },
  { target: 'gender', pattern: /^(客户)?性别$|^gender$|^sex$/ },
  { target: 'priority', pattern: /^(外呼|拨打|名单)?(优先级别?|优先度|优先|重要程度)$|^(call)?(priority|rank)$/ },
  { target: 'region', pattern: /^(所属|所在|归属|开户|经办|管户|客户)?(地区|区域|城市|省份|区县|机构|分行|支行|网点)(名称)?$/ },
  { target: 'region', pattern: /^(branch|region|area|district|city|outlet|province)(name)?$/ },
  { target: 'attribute', attributeName: 'product', pattern: /^(贷款|推荐|营销|意向)?产品(名称|类型)?$|^(loan)?product(name)?$/ },
  {
    target: 'attribute',
    attributeName: 'creditLimit',
    pattern: /^(预|可|最高)?(授信|信用|贷款|可贷|审批)?额度(元|万元)?$|^(credit|loan)?(limit|amount)$/,
  },
  { target: 'attribute', attributeName: 'rate', pattern: /^(年化|贷款|优惠)?利率$|^(interest)?rate$/ },
  {
    target: 'consent',
    pattern: /^(营销|客户|个人信息)?(授权书?|同意书?)(编号|号码?|凭证|证据|流水号?)$|^consent(no|num|number|ref|reference|evidence|id)$/,
  },
  { target: 'attribute', attributeName: 'consentOn', pattern: /^(营销|客户)?(授权|同意)(日期|时间)$|^consent(date|on|at)$/ },
  {
    target: 'attribute',
    attributeName: 'consent',
    pattern: /^(是否)?(营销|客户)?(授权|同意)(营销|状态|标志|书)?$|^consent(status|flag)?$/,
  },
  { target: 'attribute', attributeName: 'segment', pattern: /^(客户)?(客群|等级|分层|标签|类型)$|^segment$/ },
];

function phoneInChinese(): RegExp {
  const kind = '(?:主|备用|备选|常用|首选|预留|注册|绑定|单位|公司|家庭|住宅|办公|第[一二三四五])*';
  return new RegExp(`^${WHO}?${kind}(?:联系人?)?(?:手机|移动电话|电话|座机|固话|联系方式|手机电话|联系手机)(?:号码?)?[\\d一二三四五]*$`);
}

function phoneInEnglish(): RegExp {
  const kind = '(?:customer|client|cust|contact|primary|secondary|backup|alternate|alternative|other|home|office|work|main)*';
  return new RegExp(`^${kind}(?:mobile|cell|phone|telephone|tel|cellphone|mobilephone|msisdn)(?:no|num|number)?\\d*$`);
}

/** A heading stripped of what people decorate it with: case, spaces, marks, and what stands in brackets ("手机号(必填)"). */
export function bareHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([【][^)\]】]*[)\]】]/g, '')
    .replace(/[\s_\-*:.'"/#]/g, '');
}

/** What a heading says its column is; null for a heading nobody taught us. */
export function meaningOf(heading: string): HeadingMeaning | null {
  const bare = bareHeading(heading);
  const found = MEANINGS.find(({ pattern }) => pattern.test(bare));
  if (!found) return null;
  const { target, attributeName, left } = found;
  return { target, ...(attributeName ? { attributeName } : {}), ...(left ? { left } : {}) };
}
