import type { Locale } from '@/lib/intl/locale'

/** Who is signed in. */
export type Viewer = {
  userId: string
  sessionId: string
  email: string
  displayName: string
  /** The account's language; null follows the browser. */
  locale: Locale | null
}
