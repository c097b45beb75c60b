import { useTranslations } from 'next-intl'
import { buttonStyle } from '@/components/ui/button-style'
import { EmptyState } from '@/components/ui/empty-state'

/** Said alike for what never was, what is gone, and what belongs to another team. */
const NotFound = () => {
  const t = useTranslations('ui.notFound')
  return (
    <main className="grid min-h-dvh place-items-center">
      <h1 className="sr-only">{t('title')}</h1>
      <EmptyState
        title={t('lead')}
        action={
          // Not the router's link: with it every page of the studio would load that twice.
          <a href="/" className={buttonStyle('outline', 'md', false)}>
            {t('home')}
          </a>
        }
      />
    </main>
  )
}

export default NotFound
