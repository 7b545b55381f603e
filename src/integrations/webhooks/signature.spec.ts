import { signedHeaders } from './signature.js';

/** The example of the Standard Webhooks specification's libraries. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const AT = new Date(1_614_265_330_000);

describe('the signature of a webhook', () => {
  it('is that of Standard Webhooks', () => {
    expect(signedHeaders('msg_p5jXN8AQM9LWM0D4loKWxJek', AT, '{"test": 2432232314}', [SECRET])).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it.each<[id: string, at: Date, body: string, why: string]>([
    ['msg_2', AT, '{"test": 2432232314}', 'another event'],
    ['msg_p5jXN8AQM9LWM0D4loKWxJek', new Date(AT.getTime() + 1000), '{"test": 2432232314}', 'another second'],
    ['msg_p5jXN8AQM9LWM0D4loKWxJek', AT, '{"test": 2432232315}', 'another body'],
  ])('differs for %s at %s with %s: %s', (id, at, body) => {
    expect(signedHeaders(id, at, body, [SECRET])['webhook-signature']).not.toContain('g0hM9SsE');
  });

  it('holds one signature a secret', () => {
    const both = signedHeaders('a', AT, '{}', [SECRET, 'whsec_AAAA'])['webhook-signature']!.split(' ');
    expect(both).toHaveLength(2);
    expect(both.every((entry) => entry.startsWith('v1,'))).toBe(true);
  });
});
