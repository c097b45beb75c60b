import { useTranslations } from 'next-intl'
import type { Translate } from '@/components/ui/translate'
import { InputPicture } from '@/components/videos/input-picture'
import type { MediaRef, NamedRef, TaskSettings } from '@/lib/kling/settings'
import { scriptLang } from '@/lib/script-lang'

/** What a request was made from, in the order in which the composer shows it. */
const inputsOf = (
  t: Translate<'videos.inputs'>,
  settings: TaskSettings,
): { label: string; media: NamedRef }[] => {
  const one = (label: string, media: MediaRef | undefined) => (media ? [{ label, media }] : [])
  return [
    ...one(t('firstFrame'), settings.image),
    ...one(t('lastFrame'), settings.endImage),
    ...one(t('video'), settings.video),
    ...(settings.images ?? []).map((media, at) => ({
      label: t('image', { number: at + 1 }),
      media,
    })),
  ]
}

export const UsedInputs = ({
  settings,
  workspace,
}: {
  settings: TaskSettings
  workspace: string
}) => {
  const t = useTranslations('videos.inputs')
  const inputs = inputsOf(t, settings)
  if (inputs.length === 0) return null
  return (
    <section aria-labelledby="used-inputs">
      <h2 id="used-inputs" className="mb-2 font-semibold">
        {t('title')}
      </h2>
      <ul className="grid grid-cols-3 gap-2">
        {inputs.map(({ label, media }) => (
          <li key={label} className="min-w-0">
            {'inputId' in media ? (
              <InputPicture
                label={label}
                href={`/api/w/${workspace}/inputs/${media.inputId}/file`}
                src={`/api/w/${workspace}/inputs/${media.inputId}/thumbnail`}
              />
            ) : (
              // Never drawn: another host's picture would tell that host who looks at this page.
              <InputPicture label={label} href={media.url} />
            )}
            {media.name && (
              <p lang={scriptLang(media.name)} title={media.name} className="mt-1 truncate text-xs">
                {media.name}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
