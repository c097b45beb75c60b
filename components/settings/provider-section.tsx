import { formatCredits } from '@/lib/format'

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
  const facts: [string, string][] = [
    ['Kling', mode === 'emulated' ? 'Emulated: nothing costs money' : 'The real one'],
    ...(host ? [['Address', host] as [string, string]] : []),
    ['Sent at most', `${formatCredits(submitsPerMinute)} a minute`],
    ['Asked at most', `${formatCredits(pollsPerMinute)} a minute`],
    ['At work at once', `${formatCredits(maxInFlight)}, the rest waits`],
  ]
  return (
    <section aria-labelledby="provider">
      <h2 id="provider" className="mb-2 font-semibold text-base">
        Provider
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
          Kling used {unknownWords.length === 1 ? 'a status word' : 'status words'} that Dailies
          does not know, and takes for still running: {unknownWords.slice(0, 10).join(', ')}
          {unknownWords.length > 10 && ` and ${unknownWords.length - 10} more`}.
        </p>
      )}
    </section>
  )
}
