import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'

/** Said alike for what never was, what is gone, and what belongs to another team. */
const NotFound = () => {
  const t = useTranslations('ui.notFound')
  return (
    <main className="grid min-h-dvh place-items-center">
      <h1 className="sr-only">{t('title')}</h1>
      <EmptyState title={t('lead')} action={<ButtonLink href="/">{t('home')}</ButtonLink>} />
    </main>
  )
}

export default NotFound
