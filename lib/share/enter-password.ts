import 'server-only'
import { countLogin, forgiveLogin } from '@/lib/auth/login-throttle'
import { verifyPassword } from '@/lib/auth/password'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { passCookie } from '@/lib/share/guest'
import type { OpenLink } from '@/lib/share/open-link'

/**
 * The cookie of a browser that knows the password of a link. Attempts are counted before they are
 * made, by link and by network, as those of signing in are.
 * @throws AppError unauthenticated, rate_limited
 */
export const enterPassword = async (
  link: OpenLink,
  password: string,
  address: string | null,
  now = new Date(),
): Promise<string> => {
  const attempt = { what: 'share', account: link.id, address, now } as const
  await countLogin(attempt)
  if (!(await verifyPassword(link.passwordHash, password))) {
    throw new AppError('unauthenticated', say('errors.auth.notThePassword'))
  }
  await forgiveLogin(attempt)
  return passCookie(link, now)
}
