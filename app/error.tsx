'use client'
import { useTranslations } from 'next-intl'
import { buttonStyle } from '@/components/ui/button-style'
import { EmptyState } from '@/components/ui/empty-state'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** The digest names the error in the server's log; its message stays there. */
const PageError = ({ error, reset }: Props) => {
  const t = useTranslations('ui.pageError')
  return (
    <main className="grid min-h-dvh place-items-center">
      <h1 className="sr-only">{t('title')}</h1>
      <EmptyState
        title={t('lead')}
        action={
          // Every page loads this file by itself: it brings no more than it needs.
          <button type="button" onClick={reset} className={buttonStyle('outline', 'md', false)}>
            {t('retry')}
          </button>
        }
      >
        {error.digest && (
          <p className="figures text-third text-xs">{t('code', { digest: error.digest })}</p>
        )}
      </EmptyState>
    </main>
  )
}

export default PageError
