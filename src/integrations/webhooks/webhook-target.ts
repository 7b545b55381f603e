import { BlockList, isIP } from 'node:net';

/** What the configuration allows webhooks to reach. */
export interface TargetPolicy {
  /** Comma-separated `host`, `host:port` or `host:*`. */
  targets: string;
  /** Comma-separated CIDR ranges of private addresses that may be reached. */
  networks: string;
}

export type TargetProblem = 'not_an_address' | 'not_https' | 'credentials' | 'not_listed' | 'private_address';

/** What the demo reaches when nothing is configured: receivers on the machine it runs on. */
export const DEMO_POLICY: TargetPolicy = { targets: 'localhost:*,127.0.0.1:*,[::1]:*', networks: '127.0.0.0/8,::1/128' };

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Why a URL may not be sent to; null when it may. What its name resolves to is checked again at each attempt. */
export function targetProblem(written: string, policy: TargetPolicy): TargetProblem | null {
  if (!URL.canParse(written)) return 'not_an_address';
  const url = new URL(written);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'not_an_address';
  if (url.username !== '' || url.password !== '') return 'credentials';
  if (url.protocol === 'http:' && !LOOPBACK.includes(url.hostname)) return 'not_https';
  if (!isListed(url, policy.targets)) return 'not_listed';
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(literal) !== 0 && !addressAllowed(literal, policy.networks) ? 'private_address' : null;
}

function isListed(url: URL, targets: string): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return targets
    .split(',')
    .map((target) => target.trim().toLowerCase())
    .some(
      (target) =>
        target !== '' && [`${url.hostname}:${port}`, `${url.hostname}:*`, ...(port === '443' ? [url.hostname] : [])].includes(target),
    );
}

/** Addresses that are not of the public internet (IANA special-purpose registries). */
const PRIVATE = blockList([
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24'],
  ...['192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ...[
    '::/128',
    '::1/128',
    '64:ff9b::/96',
    '64:ff9b:1::/48',
    '100::/64',
    '2001::/23',
    '2001:db8::/32',
    '2002::/16',
    'fc00::/7',
    'fe80::/10',
  ],
  ...['fec0::/10', 'ff00::/8', '3fff::/20', '5f00::/16', '::/96'],
]);

/** Whether an address may be connected to: public, or private and listed. */
export function addressAllowed(address: string, networks: string): boolean {
  const plain = unmapped(address);
  const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(plain) === 0) return false;
  if (!PRIVATE.check(plain, family)) return true;
  const ranges = networks.split(',').map((range) => range.trim());
  return blockList(ranges.filter((range) => range !== '')).check(plain, family);
}

/** An IPv4 address that is written as IPv6 (`::ffff:10.0.0.1`, `::ffff:a00:1`) is what it stands for. */
function unmapped(address: string): string {
  const [, tail] = /^(?:0*:)*:?ffff:(.+)$/i.exec(address) ?? [];
  if (tail === undefined) return address;
  if (isIP(tail) === 4) return tail;
  const [high, low] = tail.split(':').map((part) => parseInt(part, 16));
  if (high === undefined || low === undefined || Number.isNaN(high) || Number.isNaN(low)) return address;
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [net, bits] = range.split('/');
    const family = isIP(net!) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(net!, family);
    else list.addSubnet(net!, Number(bits), family);
  }
  return list;
}
