'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { TimeAgo } from '@/components/ui/time-ago'
import { useCheck } from '@/components/ui/use-check'
import { testStorage } from '@/lib/media/actions'
import type { StorageTest } from '@/lib/media/storage-test'

type Tested = StorageTest & { at: string }

/** Tries what the storage has to do, and says what works and where to look when something does not. */
export const TestStorage = ({ workspace }: { workspace: string }) => {
  const t = useTranslations('settings.storage')
  const { busy, found, error, check } = useCheck(() => testStorage({ workspace }), t('lost'))

  return (
    <div className="mt-3 flex max-w-140 flex-wrap items-baseline gap-x-3 gap-y-1">
      <Button onClick={check} busy={busy}>
        {t('test')}
      </Button>
      <div role="status" className="min-w-0 flex-1 basis-64">
        {busy && <span className="text-second">{t('testing')}</span>}
        {found && <StorageFound {...found.found} at={found.at} />}
      </div>
      {error && (
        <p role="alert" className="basis-full font-medium">
          {error}
        </p>
      )}
    </div>
  )
}

export const StorageFound = ({ done, failed, at }: Tested) => {
  const t = useTranslations('settings.storage')
  const when = () => <TimeAgo at={at} />
  if (!failed) {
    return (
      <p className="text-second">
        {t.rich(done.includes('link') ? 'worksWithLink' : 'works', { when })}
      </p>
    )
  }
  return (
    <>
      <p className="font-medium">{t(`failed.${failed.step}`)}</p>
      <p className="text-second">{t(`check.${failed.problem}`)}</p>
      <p className="text-second">{t.rich('tested', { when })}</p>
    </>
  )
}
