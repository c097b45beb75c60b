'use client'
import { useTranslations } from 'next-intl'
import type { Upload } from '@/components/inputs/upload-queue'
import { UploadBar, UploadState } from '@/components/inputs/upload-state'
import { Button } from '@/components/ui/button'
import { FieldErrorMark } from '@/components/ui/field'
import { useSpeak } from '@/components/ui/use-speak'

type Props = {
  upload: Upload
  onPutAway: () => void
  onRetry: () => void
  /** What was written as its address shall be written differently. */
  onAddress: (address: string) => void
}

/** A file on its way here; when it could not be taken, why not, and what can be done. */
export const UploadProgress = ({ upload, onPutAway, onRetry, onAddress }: Props) => {
  const t = useTranslations('composer.upload')
  const own = useTranslations('inputs.upload')
  const speak = useSpeak()
  const { name, address, error, mayRetry, signedOut } = upload
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <span className="truncate text-xs" title={address ?? undefined}>
        {name}
      </span>
      {error ? (
        <p role="alert" className="font-medium text-xs">
          <FieldErrorMark /> {speak(error)}{' '}
          {signedOut && (
            // Beside this page, where the file still waits to be sent again.
            <a href="/sign-in" target="_blank" rel="noopener" className="underline">
              {own('signIn')}
            </a>
          )}
        </p>
      ) : (
        <>
          <UploadBar upload={upload} />
          <UploadState upload={upload} />
        </>
      )}
      <div className="flex flex-wrap gap-2">
        {mayRetry && <Button onClick={onRetry}>{own('tryAgain')}</Button>}
        {error && address && (
          <Button data-by-address onClick={() => onAddress(address)}>
            {t('changeAddress')}
          </Button>
        )}
        <Button variant="quiet" onClick={onPutAway}>
          {t(error ? 'putAway' : 'cancel')}
        </Button>
      </div>
    </div>
  )
}
