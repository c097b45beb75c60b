'use client'
import { useTranslations } from 'next-intl'
import { UploadProgress } from '@/components/inputs/upload-progress'
import type { Upload } from '@/components/inputs/upload-queue'
import { Button } from '@/components/ui/button'

type Props = {
  uploads: Upload[]
  onPutAway: (id: number) => void
  onRetry: (id: number) => void
  /** What was written as an upload's address shall be written differently. */
  onAddress: (id: number, address: string) => void
}

/** Of a long queue only the beginning is drawn. */
const SHOWN = 12

export const UploadList = ({ uploads, onPutAway, onRetry, onAddress }: Props) => {
  const t = useTranslations('inputs.upload')
  if (uploads.length === 0) return null
  const order = { sending: 0, checking: 0, fetching: 0, failed: 1, waiting: 2 }
  const shown = [...uploads].sort((a, b) => order[a.state] - order[b.state]).slice(0, SHOWN)
  const hidden = uploads.length - shown.length
  const failed = uploads.filter(({ state }) => state === 'failed')
  const mayRetry = failed.some((upload) => upload.mayRetry)
  const withEachFailed = (act: (id: number) => void) => () => {
    for (const { id } of failed) act(id)
  }
  return (
    <section aria-label={t('list')} className="px-3 pt-3 wide:px-5">
      {failed.length > 1 && (
        // A network that was away for a moment may have failed them all.
        <div className="flex flex-wrap items-center gap-2 pb-2">
          <span className="text-second">{t('failed', { count: failed.length })}</span>
          {mayRetry && <Button onClick={withEachFailed(onRetry)}>{t('tryAllAgain')}</Button>}
          <Button variant="quiet" onClick={withEachFailed(onPutAway)}>
            {t('putAllAway')}
          </Button>
        </div>
      )}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-2">
        {shown.map((upload) => (
          <li key={upload.id} className="rounded-md border border-edge border-dashed p-3">
            <UploadProgress
              upload={upload}
              onPutAway={() => onPutAway(upload.id)}
              onRetry={() => onRetry(upload.id)}
              onAddress={(address) => onAddress(upload.id, address)}
            />
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="pt-2 text-second text-sm">{t('more', { count: hidden })}</p>}
    </section>
  )
}
