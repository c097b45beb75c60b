'use client'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { announce } from '@/components/ui/announcer'
import { Notice } from '@/components/ui/notice'
import { useStorageAway } from '@/components/ui/storage-return'

/** Why pictures are missing where many stand; over them, so that nothing moves. */
export const StorageNotice = () => {
  const t = useTranslations('ui')
  const isAway = useStorageAway()
  useEffect(() => {
    if (isAway) announce('storage', t('storageAway'))
  }, [isAway, t])
  if (!isAway) return null
  return (
    <Notice
      tone="strong"
      className="fixed right-4 bottom-4 z-20 max-w-sm max-wide:inset-x-3 max-wide:bottom-20 max-wide:mx-auto"
    >
      {t('storageAway')}
    </Notice>
  )
}
