'use client'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import { Segmented } from '@/components/ui/segmented'
import { MODES, type Mode } from '@/lib/kling/catalog'

type Props = { value: Mode; change: ChangeDraft }

/** What a shot begins with: words, an image, references, or a video to edit. */
export const ModeChoice = memo(({ value, change }: Props) => {
  const t = useTranslations('composer')
  return (
    <Segmented
      label={t('mode')}
      value={value}
      onChange={(mode) => change({ mode })}
      options={MODES.map((mode) => ({ value: mode, label: t(`modes.${mode}`) }))}
    />
  )
})
ModeChoice.displayName = 'ModeChoice'
