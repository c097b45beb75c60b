import type { Translate } from '@/components/ui/translate'
import type { Device } from '@/lib/auth/session-view'

type Words = Translate<'account.sessions'>

/** "Firefox on Windows", or as much of it as is known. */
export const deviceWords = (t: Words, { browser, system }: Device): string =>
  browser && system ? t('device', { browser, system }) : (browser ?? system ?? t('unknownDevice'))

/** "::1" tells nobody that it is the computer that the studio runs on. */
export const placeWords = (t: Words, address: string | null): string => {
  if (address === '::1' || address?.startsWith('127.')) return t('ownComputer')
  return address ?? t('unknownAddress')
}
