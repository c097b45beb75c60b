import { useTranslations } from 'next-intl'
import type { Said } from '@/lib/intl/said'

/**
 * Something to tell the reader. What our server answered is in their language already; what the
 * browser found out by itself is yet to be said.
 */
export type Told = Said | string

/** Puts what the rules say, which know no language, into the reader's. */
export const useSpeak = (): ((told: Told) => string) => {
  const t = useTranslations()
  return (told) => (typeof told === 'string' ? told : t(told.key, told.values))
}
