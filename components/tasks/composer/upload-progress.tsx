'use client'
import type { Upload } from '@/components/tasks/composer/use-upload'
import { Button } from '@/components/ui/button'
import { FieldErrorMark } from '@/components/ui/field'

type Props = { upload: Upload; onPutAway: () => void }

/** A file on its way here; when it could not be taken, why not. */
export const UploadProgress = ({ upload, onPutAway }: Props) => (
  <div className="flex min-w-0 flex-col gap-1.5">
    <span className="truncate text-xs">{upload.name}</span>
    {upload.error ? (
      <p role="alert" className="font-medium text-xs">
        <FieldErrorMark /> {upload.error}
      </p>
    ) : (
      <>
        <progress
          aria-label={`Uploading ${upload.name}`}
          value={upload.progress}
          max={1}
          className="progress"
        />
        <span className="figures text-third text-xs">
          {upload.progress < 1 ? `${Math.floor(upload.progress * 100)} %` : 'Checking'}
        </span>
      </>
    )}
    <Button variant="quiet" onClick={onPutAway} className="self-start">
      {upload.error ? 'Put away' : 'Cancel'}
    </Button>
  </div>
)
