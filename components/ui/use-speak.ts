import { useTranslations } from 'next-intl'
import type { Said } from '@/lib/intl/said'

/** Puts what the rules say, which know no language, into the reader's. */
export const useSpeak = (): ((said: Said | string) => string) => {
  const t = useTranslations()
  return (said) => (typeof said === 'string' ? said : t(said.key, said.values))
}
