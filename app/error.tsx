'use client'
import { useTranslations } from 'next-intl'

type Props = { error: Error & { digest?: string }; reset: () => void }

/**
 * The digest names the error in the server's log; its message stays there. Every page loads this
 * file beside all else: written out, its few classes are half of what our own parts would bring.
 */
const PageError = ({ error, reset }: Props) => {
  const t = useTranslations('ui.pageError')
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-4 px-4 text-center">
      <h1 className="sr-only">{t('title')}</h1>
      <p className="max-w-prose text-base text-second">{t('lead')}</p>
      {error.digest && (
        <p className="figures text-third text-xs">{t('code', { digest: error.digest })}</p>
      )}
      <button
        type="button"
        onClick={reset}
        className="min-h-8 rounded-md border border-edge px-3 font-medium text-ink text-sm hover:bg-raised touch:min-h-12"
      >
        {t('retry')}
      </button>
    </main>
  )
}

export default PageError
