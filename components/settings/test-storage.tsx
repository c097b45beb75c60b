'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TimeAgo } from '@/components/ui/time-ago'
import { testStorage } from '@/lib/media/actions'
import type { StorageTest } from '@/lib/media/storage-test'

type Tested = StorageTest & { at: string }

/** Tries what the storage has to do, and says what works and where to look when something does not. */
export const TestStorage = ({ workspace }: { workspace: string }) => {
  const t = useTranslations('settings.storage')
  const [busy, setBusy] = useState(false)
  const [tested, setTested] = useState<Tested | null>(null)
  const [error, setError] = useState<string | null>(null)

  const test = async () => {
    setBusy(true)
    setError(null)
    try {
      const answer = await testStorage({ workspace })
      if (answer.ok) setTested({ ...answer.data, at: new Date().toISOString() })
      else setError(answer.error.message)
    } catch {
      setError(t('lost'))
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="mt-3 flex max-w-140 flex-wrap items-baseline gap-x-3 gap-y-1">
      <Button onClick={test} busy={busy}>
        {t('test')}
      </Button>
      <div role="status" className="min-w-0 flex-1 basis-64">
        {busy && <span className="text-second">{t('testing')}</span>}
        {!busy && !error && tested && <StorageFound {...tested} />}
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
