'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { CopyText } from '@/components/settings/copy-text'
import { Button } from '@/components/ui/button'

type Props = { path: string; onDone: () => void }

/** The address to be given to somebody. */
export const LinkMade = ({ path, onDone }: Props) => {
  const t = useTranslations('share.made')
  const words = useRef<HTMLParagraphElement>(null)
  useEffect(() => words.current?.focus(), [])
  return (
    <div className="space-y-3">
      <p ref={words} tabIndex={-1} className="text-second outline-none">
        {t('lead')}
      </p>
      <CopyText label={t('theLink')} text={`${location.origin}${path}`} isWord />
      <Button onClick={onDone}>{t('another')}</Button>
    </div>
  )
}
