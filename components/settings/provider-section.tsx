import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/ui/use-format'

export type ProviderFacts = {
  mode: 'emulated' | 'kling'
  /** Null for those who do not run the studio. */
  host: string | null
  submitsPerMinute: number
  pollsPerMinute: number
  maxInFlight: number
  /** Status words that nobody knows, newest first; empty for those who do not run the studio. */
  unknownWords: string[]
}

export const ProviderSection = ({ provider }: { provider: ProviderFacts }) => {
  const { mode, host, submitsPerMinute, pollsPerMinute, maxInFlight, unknownWords } = provider
  const t = useTranslations('settings.provider')
  const { number } = useFormat()
  const facts: [string, string][] = [
    [t('kling'), t(mode === 'emulated' ? 'emulated' : 'real')],
    ...(host ? [[t('address'), host] as [string, string]] : []),
    [t('sent'), t('perMinute', { count: number(submitsPerMinute) })],
    [t('asked'), t('perMinute', { count: number(pollsPerMinute) })],
    [t('atWork'), t('restWaits', { count: number(maxInFlight) })],
  ]
  const named = unknownWords.slice(0, 10).join(', ')
  const more = unknownWords.length - 10
  return (
    <section aria-labelledby="provider">
      <h2 id="provider" className="mb-2 font-semibold text-base">
        {t('title')}
      </h2>
      <dl className="grid max-w-96 grid-cols-[auto_1fr] gap-x-6 gap-y-1">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-second">{name}</dt>
            <dd className="figures break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {unknownWords.length > 0 && (
        <p className="mt-3 max-w-140 break-words text-second">
          {t('unknownWords', {
            count: unknownWords.length,
            words: more > 0 ? t('moreWords', { words: named, more }) : named,
          })}
        </p>
      )}
    </section>
  )
}
