'use client'
import { useTranslations } from 'next-intl'
import type { Upload } from '@/components/inputs/upload-queue'
import { useFormat } from '@/components/ui/use-format'

type Props = { upload: Upload }

/** How far a file is, as a bar. */
export const UploadBar = ({ upload: { name, state, progress } }: Props) => (
  <progress
    aria-label={useTranslations('composer.upload')('progress', { name })}
    // Without a value it moves without an end.
    value={state === 'fetching' ? undefined : progress}
    max={1}
    className="progress"
  />
)

/** The same in words. */
export const UploadState = ({ upload: { state, progress } }: Props) => {
  const t = useTranslations('composer.upload')
  const own = useTranslations('inputs.upload')
  const format = useFormat()
  const words: Partial<Record<Upload['state'], string>> = {
    waiting: own('waiting'),
    checking: t('checking'),
    fetching: own('fetching'),
  }
  // Rounded down: all of it is there only when all of it is.
  const share = format.percent(Math.floor(progress * 100) / 100)
  return <span className="figures shrink-0 text-third text-xs">{words[state] ?? share}</span>
}
