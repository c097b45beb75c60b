'use client'
import { useTranslations } from 'next-intl'
import type { Upload } from '@/components/tasks/composer/use-upload'
import { Button } from '@/components/ui/button'
import { FieldErrorMark } from '@/components/ui/field'
import { useFormat } from '@/components/ui/use-format'

type Props = { upload: Upload; onPutAway: () => void }

/** A file on its way here; when it could not be taken, why not. */
export const UploadProgress = ({ upload, onPutAway }: Props) => {
  const t = useTranslations('composer.upload')
  const format = useFormat()
  // Rounded down: all of it is there only when all of it is.
  const shown = Math.floor(upload.progress * 100) / 100
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <span className="truncate text-xs">{upload.name}</span>
      {upload.error ? (
        <p role="alert" className="font-medium text-xs">
          <FieldErrorMark /> {upload.error}
        </p>
      ) : (
        <>
          <progress
            aria-label={t('progress', { name: upload.name })}
            value={upload.progress}
            max={1}
            className="progress"
          />
          <span className="figures text-third text-xs">
            {upload.progress < 1 ? format.percent(shown) : t('checking')}
          </span>
        </>
      )}
      <Button variant="quiet" onClick={onPutAway} className="self-start">
        {t(upload.error ? 'putAway' : 'cancel')}
      </Button>
    </div>
  )
}
