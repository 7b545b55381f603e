import { BlockList, isIP } from 'node:net';

/** Whether every range of a comma-separated list can be read; checked at the start. */
export function networksAreValid(ranges: string): boolean {
  try {
    networkAllows(ranges, '127.0.0.1');
    return true;
  } catch {
    return false;
  }
}

/** Whether an address lies in a comma-separated list of CIDR ranges; an empty list allows every address (L3). */
export function networkAllows(ranges: string, address: string): boolean {
  const wanted = ranges
    .split(',')
    .map((range) => range.trim())
    .filter((range) => range !== '');
  if (wanted.length === 0) return true;
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  const list = new BlockList();
  for (const range of wanted) {
    const [net, bits, ...rest] = range.split('/');
    const family = isIP(net!) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(net!, family);
    else if (/^\d{1,3}$/.test(bits) && rest.length === 0) list.addSubnet(net!, Number(bits), family);
    else throw new RangeError(`not a CIDR range: ${range}`);
  }
  return list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}
