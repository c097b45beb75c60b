'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { openComposer } from '@/components/tasks/composer/composer-sheet'
import { Notice } from '@/components/ui/notice'
import { Said } from '@/components/ui/said'

/** Back from sign-in: the draft is there, and the next press of the button is the only one. */
export const SignedInAgain = () => {
  const t = useTranslations('drafts')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const button = place.current?.closest('form')?.querySelector<HTMLElement>('[type="submit"]')
    if (!button) return
    // Not drawn: on a narrow screen the composer is a sheet, and closed.
    if (button.offsetParent === null) openComposer()
    // After the sheet, which takes the focus to the prompt when it opens.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => button.focus()))
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <div ref={place}>
      <Notice tone="strong">
        <Said>{t('signedInAgain')}</Said>
      </Notice>
    </div>
  )
}
