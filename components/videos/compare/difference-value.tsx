import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/ui/use-format'
import { InputPicture } from '@/components/videos/input-picture'
import { MODELS, QUALITIES } from '@/lib/kling/catalog'
import type { NamedRef } from '@/lib/kling/settings'
import { scriptLang } from '@/lib/script-lang'
import type { Difference } from '@/lib/videos/compare'
import type { Side } from '@/lib/videos/compare-keys'

type Props = {
  difference: Exclude<Difference, { field: 'prompt' | 'negativePrompt' }>
  side: Side
  workspace: string
}

/** What one of two videos has where they differ. */
export const DifferenceValue = ({ difference, side, workspace }: Props) => {
  const t = useTranslations('compare')
  const words = useTranslations('videos.settings')
  const format = useFormat()
  const none = <span className="text-third">{t('none')}</span>
  switch (difference.field) {
    case 'mode':
      return t('mode', { mode: difference.values[side] })
    case 'model':
      return MODELS[difference.values[side]].name
    case 'quality':
      return QUALITIES[difference.values[side]].name
    case 'aspectRatio':
      return difference.values[side] ?? none
    case 'askedSeconds':
    case 'deliveredSeconds': {
      const seconds = difference.values[side]
      return seconds === undefined ? (
        none
      ) : (
        <span className="figures">{format.seconds(seconds)}</span>
      )
    }
    case 'sound':
    case 'deliveredSound': {
      const sound = difference.values[side]
      return sound === undefined ? none : words(sound ? 'sound' : 'silent')
    }
    case 'keepOriginalSound': {
      const kept = difference.values[side]
      return kept === undefined ? none : words(kept ? 'originalSoundKept' : 'originalSoundDropped')
    }
    case 'cfgScale': {
      const value = difference.values[side]
      return value === undefined ? none : format.decimal(value)
    }
    case 'deliveredSize': {
      const { width, height } = difference.values[side]
      return <span className="figures">{`${width} × ${height}`}</span>
    }
    case 'deliveredRate':
      return <span className="figures">{format.frameRate(difference.values[side])}</span>
    case 'references':
      return <Inputs refs={difference.values[side]} workspace={workspace} />
    case 'firstFrame':
    case 'lastFrame':
    case 'video': {
      const media = difference.values[side]
      return (
        <Inputs
          refs={media ? [media] : []}
          label={t(`fields.${difference.field}`)}
          workspace={workspace}
        />
      )
    }
  }
}

type InputsProps = { refs: NamedRef[]; label?: string; workspace: string }

const Inputs = ({ refs, label, workspace }: InputsProps) => {
  const t = useTranslations('compare')
  if (refs.length === 0) return <span className="text-third">{t('none')}</span>
  return (
    <ul className="flex flex-wrap gap-2">
      {refs.map((media, at) => (
        <li
          key={'inputId' in media ? `${at} ${media.inputId}` : `${at} ${media.url}`}
          className="w-32 max-w-full"
        >
          {'inputId' in media ? (
            <InputPicture
              label={label ?? String(at + 1)}
              href={`/api/w/${workspace}/inputs/${media.inputId}/file`}
              src={`/api/w/${workspace}/inputs/${media.inputId}/thumbnail`}
            />
          ) : (
            <InputPicture label={label ?? String(at + 1)} href={media.url} />
          )}
          {media.name && (
            <p lang={scriptLang(media.name)} title={media.name} className="mt-1 truncate text-xs">
              {media.name}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
