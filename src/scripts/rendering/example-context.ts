import type { ScriptContext } from './render-script.js';

const EXAMPLES: Record<'zh-CN' | 'en', Omit<ScriptContext, 'attribute'>> = {
  'zh-CN': {
    customer: { title: '李先生', surname: '李' },
    agent: { staffNo: 'A001', name: '王芳' },
    campaign: { product: '经营快贷', applyAt: '手机银行“贷款”页面' },
  },
  en: {
    customer: { title: 'Mr Li', surname: 'Li' },
    agent: { staffNo: 'A001', name: 'Wang Fang' },
    campaign: { product: 'Business Quick Loan', applyAt: 'the Loans page of the mobile bank' },
  },
};

/** An invented customer for previews. An attribute shows as its own name in brackets, since no list is known yet. */
export function exampleContext(language: 'zh-CN' | 'en', names: readonly string[]): ScriptContext {
  const attributes = names.filter((name) => name.startsWith('attribute.')).map((name) => name.slice('attribute.'.length));
  return { ...EXAMPLES[language], attribute: Object.fromEntries(attributes.map((name) => [name, `[${name}]`])) };
}
