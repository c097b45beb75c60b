import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'

const VideoNotFound = () => {
  const t = useTranslations('videos.notFound')
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <EmptyState title={t('body')} action={<ButtonLink href="/">{t('toStudio')}</ButtonLink>} />
    </>
  )
}

export default VideoNotFound
