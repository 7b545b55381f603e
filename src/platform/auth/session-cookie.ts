import type { FastifyReply } from 'fastify';

/** `__Host-`: only over TLS or loopback, for this host alone, never readable by scripts (S13). */
export const SESSION_COOKIE = '__Host-dialproof';

export function setSessionCookie(reply: FastifyReply, token: string): void {
  void reply.setCookie(SESSION_COOKIE, token, { path: '/', secure: true, httpOnly: true, sameSite: 'strict' });
}

export function clearSessionCookie(reply: FastifyReply): void {
  void reply.clearCookie(SESSION_COOKIE, { path: '/', secure: true, httpOnly: true, sameSite: 'strict' });
}
