import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'

const CollectionNotFound = () => {
  const t = useTranslations('collections')
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <EmptyState title={t('gone')} action={<ButtonLink href="/">{t('toStudio')}</ButtonLink>} />
    </>
  )
}

export default CollectionNotFound
