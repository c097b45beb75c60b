import { useTranslations } from 'next-intl'

/** How somebody joins: there is no screen for it, so the command is named. */
export const PeopleSection = ({ workspace }: { workspace: string }) => {
  const t = useTranslations('settings.people')
  const command = `npm run -s admin -- user create --email … --password-stdin --workspace ${workspace}`
  return (
    <section aria-labelledby="people">
      <h2 id="people" className="mb-2 font-semibold text-base">
        {t('title')}
      </h2>
      <p className="max-w-prose text-second">
        {t.rich('lead', {
          command: () => (
            <code translate="no" className="font-mono text-ink text-xs wrap-anywhere">
              {command}
            </code>
          ),
        })}
      </p>
    </section>
  )
}
