'use client'
import { useTranslations } from 'next-intl'

/** What the empty place of references says of itself. */
export const ReferenceWords = ({ most }: { most: number }) => {
  const t = useTranslations('composer.references')
  return (
    <>
      <span className="font-medium text-ink text-sm">{t('list')}</span>
      <br />
      {t('upTo', { most })}
      <br />
      <span className="touch:hidden">{t('ways')}</span>
      <span className="hidden touch:inline">{t('waysByTouch')}</span>
    </>
  )
}
