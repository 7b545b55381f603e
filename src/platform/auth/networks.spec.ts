import { networkAllows, networksAreValid } from './networks.js';

describe('networks', () => {
  it.each<[string, string, boolean, string]>([
    ['', '203.0.113.9', true, 'no list: from anywhere'],
    [' , ', '203.0.113.9', true, 'a list of nothing'],
    ['10.0.0.0/8', '9.255.255.255', false, 'one below the range'],
    ['10.0.0.0/8', '10.0.0.0', true, 'the first'],
    ['10.0.0.0/8', '10.255.255.255', true, 'the last'],
    ['10.0.0.0/8', '11.0.0.0', false, 'one above the range'],
    ['192.168.1.7', '192.168.1.7', true, 'a single address'],
    ['192.168.1.7', '192.168.1.8', false, 'its neighbour'],
    ['192.168.1.7/32', '192.168.1.6', false, 'a range of one'],
    ['0.0.0.0/0', '203.0.113.9', true, 'every address, said so'],
    ['10.0.0.0/8, 192.168.1.0/24', '192.168.1.255', true, 'the second of two'],
    ['10.0.0.0/8,', '10.1.1.1', true, 'a comma at the end'],
    ['10.0.0.0/8', '::ffff:10.1.1.1', true, 'an IPv4 address in IPv6 dress'],
    ['10.0.0.0/8', '::ffff:11.1.1.1', false, 'and one outside'],
    ['2001:db8::/32', '2001:db8:ffff::1', true, 'IPv6'],
    ['2001:db8::/32', '2001:db9::', false, 'one above the range'],
    ['::1/128', '127.0.0.1', false, 'families do not mix'],
    ['10.0.0.0/8', 'unknown', false, 'no address at all'],
    ['10.0.0.0/8', '', false, 'an empty address'],
  ])('%j for %s: %s (%s)', (ranges, address, allowed) => expect(networkAllows(ranges, address)).toBe(allowed));

  it.each<[string, boolean, string]>([
    ['', true, 'nothing'],
    ['10.0.0.0/8, ::1', true, 'both families'],
    ['10.0.0.0/0', true, 'the shortest prefix'],
    ['10.0.0.0/32', true, 'the longest of IPv4'],
    ['10.0.0.0/33', false, 'one longer'],
    ['2001:db8::/128', true, 'the longest of IPv6'],
    ['2001:db8::/129', false, 'one longer'],
    ['10.0.0.0/', false, 'a prefix that was forgotten must not mean every address'],
    ['10.0.0.0/x', false, 'letters'],
    ['10.0.0.0/-1', false, 'a sign'],
    ['10.0.0.0/8/8', false, 'two prefixes'],
    ['10.0.0/8', false, 'a number missing'],
    ['10.0.0.256', false, 'a number too large'],
    ['office', false, 'a name'],
    ['10.0.0.0/8 192.168.1.0/24', false, 'blanks instead of commas'],
    ['10.0.0.0/8,office', false, 'the second of two'],
  ])('%j can be read: %s (%s)', (ranges, valid) => expect(networksAreValid(ranges)).toBe(valid));
});
