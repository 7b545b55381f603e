export type Gender = 'male' | 'female';

/** Compound surnames still borne today; a name of two characters is never read as one, for then nothing is left to call the person by. */
const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 ' +
    '司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 ' +
    '左丘 西门 东里 东宫 即墨 达奚 褚师 纳兰 叶赫 完颜 歐陽 司馬 諸葛 東方 夏侯 鍾離 聞人 獨孤 長孫 公孫 尉遲 濮陽 令狐 皇甫'
  ).split(' '),
);

/**
 * The surname of a name as written: the first character, a compound surname of a name of three or more, the first part of a name with
 * a middle dot (阿依古丽·买买提), the last word of a Latin name or the one before its comma. Empty for an empty name.
 */
export function surnameOf(name: string): string {
  const text = name
    .normalize('NFKC')
    .replace(/[．•‧・]/g, '·')
    .trim();
  if (text === '') return '';
  if (text.includes('·')) return text.split('·')[0]!.trim();
  if (/^\p{Script=Han}/u.test(text)) {
    const characters = [...text.replace(/\s+/g, '')];
    const two = characters.slice(0, 2).join('');
    return characters.length >= 3 && COMPOUND_SURNAMES.has(two) ? two : characters[0]!;
  }
  if (text.includes(',')) return text.split(',')[0]!.trim();
  return text.split(/\s+/).pop()!;
}

/** How the card addresses a customer: 李先生, 欧阳女士, 李 客户; `Mr 李` in English. Never more of the name than the surname. */
export function surnameAndTitle(name: string | null, gender: Gender | null, language: 'zh' | 'en'): string {
  const surname = surnameOf(name ?? '');
  if (language === 'en') {
    const title = gender === 'male' ? 'Mr' : gender === 'female' ? 'Ms' : 'Customer';
    return surname === '' ? 'Customer' : `${title} ${surname}`;
  }
  if (surname === '') return '客户';
  return gender === 'male' ? `${surname}先生` : gender === 'female' ? `${surname}女士` : `${surname} 客户`;
}

/** A name for screens that may show the surname only: 李*, 欧阳*. Its length is not told. */
export function maskName(name: string): string {
  const surname = surnameOf(name);
  return surname === '' ? '' : `${surname}*`;
}
