'use client'
import { useTranslations } from 'next-intl'
import { ChosenPicture } from '@/components/tasks/composer/chosen-picture'
import type { Draft } from '@/components/tasks/composer/draft'
import { inputsAside } from '@/components/tasks/composer/inputs-aside'
import type { Mode } from '@/lib/kling/catalog'

type Props = { workspace: string; draft: Draft; onMode: (mode: Mode) => void }

/** So many are drawn; the words say how many there are. */
const SHOWN = 3

/** What is not lost, only not for this mode: one quiet line, and the way back to it. */
export const KeptAside = ({ workspace, draft, onMode }: Props) => {
  const t = useTranslations('composer')
  const asides = inputsAside(draft)
  if (asides.length === 0) return null
  return (
    <ul aria-label={t('aside.list')} className="flex flex-col gap-1 text-second text-xs">
      {asides.map(({ mode, images, videos }) => (
        <li key={mode} className="flex items-center gap-2">
          <span aria-hidden="true" className="flex shrink-0 gap-0.5 opacity-70">
            {[...videos, ...images].slice(0, SHOWN).map((chosen, index) => (
              <ChosenPicture
                key={index}
                workspace={workspace}
                chosen={chosen}
                kind="image"
                className="h-4.5 w-7 rounded-xs"
              />
            ))}
          </span>
          <span className="min-w-0 flex-1">
            {t('aside.kept', {
              images: images.length,
              videos: videos.length,
              mode: t(`modes.${mode}`),
            })}
          </span>
          <button
            type="button"
            aria-label={t('aside.backTo', { mode: t(`modes.${mode}`) })}
            onClick={({ currentTarget: { form } }) => {
              onMode(mode)
              // This line goes: on to the mode that was chosen, the first choice of the form.
              requestAnimationFrame(() =>
                form?.querySelector<HTMLElement>('[type=radio]:checked')?.focus(),
              )
            }}
            className="inline-flex min-h-6 min-w-6 shrink-0 items-center justify-center rounded-xs text-ink underline decoration-edge underline-offset-2 hover:decoration-ink touch:min-h-12"
          >
            {t('aside.back')}
          </button>
        </li>
      ))}
    </ul>
  )
}
