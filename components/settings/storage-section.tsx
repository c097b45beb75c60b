import { useTranslations } from 'next-intl'
import { TestStorage } from '@/components/settings/test-storage'

export type StorageFacts = {
  /** Null where files are kept on the server's own disk. */
  bucket: { name: string; host: string; publicHost: string | null } | null
}

/** Where files are kept, and the proof that it works. */
export const StorageSection = ({
  workspace,
  storage: { bucket },
}: {
  workspace: string
  storage: StorageFacts
}) => {
  const t = useTranslations('settings.storage')
  const facts: [string, string][] = bucket
    ? [
        [t('kept'), t('bucket')],
        [t('bucketName'), bucket.name],
        [t('address'), bucket.host],
        [t('from'), bucket.publicHost ?? t('throughStudio')],
      ]
    : [[t('kept'), t('disk')]]
  return (
    <section aria-labelledby="storage">
      <h2 id="storage" className="mb-2 font-semibold text-base">
        {t('title')}
      </h2>
      <dl className="grid max-w-140 grid-cols-[auto_1fr] gap-x-6 gap-y-1">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-second">{name}</dt>
            <dd className="figures wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      <TestStorage workspace={workspace} />
    </section>
  )
}
