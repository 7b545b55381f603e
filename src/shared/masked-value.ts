/**
 * A refused value as reject reports and previews may show it: at most half of its characters, never more than three in front and
 * two at the end; of up to four characters only the digits are hidden.
 */
export function maskValue(value: string): string {
  const characters = [...value.normalize('NFKC').trim()];
  if (characters.length <= 4) return characters.join('').replace(/\d/g, '*');
  const front = Math.min(3, Math.floor(characters.length / 4));
  const back = Math.min(2, Math.floor(characters.length / 4));
  const hidden = Math.min(12, characters.length - front - back);
  return characters.slice(0, front).join('') + '*'.repeat(hidden) + characters.slice(characters.length - back).join('');
}
