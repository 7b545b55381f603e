import { addressAllowed, DEMO_POLICY, targetProblem, type TargetPolicy, type TargetProblem } from './webhook-target.js';

const POLICY: TargetPolicy = {
  targets: 'hooks.bank.example, crm.bank.example:8443,127.0.0.1:9000,10.1.2.3,localhost:*',
  networks: '10.1.0.0/16',
};

describe('where webhooks may be sent', () => {
  it.each<[url: string, problem: TargetProblem | null, why: string]>([
    ['https://hooks.bank.example/a?b=c', null, 'listed'],
    ['https://HOOKS.bank.example/', null, 'names have no case'],
    ['https://hooks.bank.example:443/', null, 'the usual port said'],
    ['https://hooks.bank.example:444/', 'not_listed', 'the port beside it'],
    ['https://crm.bank.example:8443/', null, 'listed with its port'],
    ['https://crm.bank.example/', 'not_listed', 'without it'],
    ['https://x.hooks.bank.example/', 'not_listed', 'a name below a listed one'],
    ['https://hooks.bank.example.evil.example/', 'not_listed', 'a name that begins like one'],
    ['https://hooks.bank.example@evil.example/', 'credentials', 'a listed name as a user'],
    ['http://hooks.bank.example/', 'not_https', 'not encrypted'],
    ['http://localhost:1234/', null, 'this machine, if listed'],
    ['http://127.0.0.1:9000/', 'private_address', 'listed, but not among the networks'],
    ['https://10.1.2.3/', null, 'private, and among the networks'],
    ['https://10.1.2.3:80/', 'not_listed', 'another port'],
    ['file:///etc/passwd', 'not_an_address', 'a file'],
    ['javascript:alert(1)', 'not_an_address', 'a script'],
    ['hooks.bank.example', 'not_an_address', 'no protocol'],
    ['', 'not_an_address', 'nothing'],
  ])('%s: %s (%s)', (url, problem) => expect(targetProblem(url, POLICY)).toBe(problem));

  it.each(['https://hooks.bank.example/', 'http://localhost/', 'https://8.8.8.8/'])('nothing listed: not %s', (url) =>
    expect(targetProblem(url, { targets: '', networks: '' })).toBe('not_listed'),
  );

  it.each(['http://localhost:4000/x', 'http://127.0.0.1:80/', 'http://[::1]:4000/'])('the demo reaches %s', (url) =>
    expect(targetProblem(url, DEMO_POLICY)).toBeNull(),
  );

  it.each<[address: string, allowed: boolean, why: string]>([
    ['8.8.8.8', true, 'public'],
    ['9.255.255.255', true, 'just below 10/8'],
    ['10.0.0.0', false, '10/8'],
    ['10.1.0.0', true, 'in the networks'],
    ['10.0.255.255', false, 'just below them'],
    ['10.2.0.0', false, 'just above them'],
    ['11.0.0.0', true, 'just above 10/8'],
    ['127.0.0.1', false, 'this machine'],
    ['0.0.0.0', false, 'this machine too'],
    ['169.254.169.254', false, 'cloud metadata'],
    ['172.15.255.255', true, 'just below 172.16/12'],
    ['172.16.0.0', false, '172.16/12'],
    ['172.31.255.255', false, 'its end'],
    ['172.32.0.0', true, 'just above'],
    ['192.168.1.1', false, 'a router'],
    ['100.64.0.1', false, 'carrier NAT'],
    ['224.0.0.1', false, 'multicast'],
    ['255.255.255.255', false, 'broadcast'],
    ['::1', false, 'this machine'],
    ['::', false, 'no address'],
    ['::ffff:127.0.0.1', false, 'IPv4 in IPv6'],
    ['::ffff:7f00:1', false, 'the same in hexadecimal'],
    ['::ffff:8.8.8.8', true, 'public IPv4 in IPv6'],
    ['::127.0.0.1', false, 'the old way to write it'],
    ['64:ff9b::7f00:1', false, 'through NAT64'],
    ['2002:7f00:1::', false, 'through 6to4'],
    ['fd00::1', false, 'unique local'],
    ['fe80::1', false, 'link local'],
    ['2606:4700::1111', true, 'public'],
    ['localhost', false, 'no address'],
  ])('%s may be connected to: %s (%s)', (address, allowed) => expect(addressAllowed(address, POLICY.networks)).toBe(allowed));
});
