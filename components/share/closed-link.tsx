import { useTranslations } from 'next-intl'
import { ShareFrame } from '@/components/share/share-frame'

/** Said alike for what was guessed, what is over, and what is gone. */
export const ClosedLink = () => {
  const t = useTranslations('share.closed')
  return (
    <ShareFrame>
      <div className="mx-auto max-w-96 px-4 pt-[max(1rem,16dvh)]">
        <h1 className="font-semibold text-xl">{t('title')}</h1>
        <p className="mt-1.5 text-balance text-base text-second">{t('lead')}</p>
      </div>
    </ShareFrame>
  )
}
