'use client'
import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { inputFacts } from '@/components/inputs/input-facts'
import { useLibrary } from '@/components/inputs/use-library'
import { useSearch } from '@/components/inputs/use-search'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Dialog } from '@/components/ui/dialog'
import { Picture } from '@/components/ui/picture'
import { TextInput } from '@/components/ui/text-input'
import { useFormat } from '@/components/ui/use-format'
import { useSpeak } from '@/components/ui/use-speak'
import { LoadMore } from '@/components/videos/load-more'
import type { InputView, LibraryInput } from '@/lib/media/input-view'

type Props = {
  onClose: () => void
  /** The workspace's slug. */
  workspace: string
  kind: 'image' | 'video'
  /** Several at once, in the order in which they are chosen; otherwise the first press is it. */
  multiple?: boolean
  /** How many still fit. */
  most?: number
  /** Also closes it. */
  onChoose: (inputs: InputView[]) => void
}

/** Chooses from the workspace's inputs. */
export const InputPicker = ({ onClose, multiple, most = 1, kind, ...rest }: Props) => {
  const t = useTranslations('inputs.picker')
  const many = multiple ? most : 1
  return (
    <Dialog open onClose={onClose} title={t('title', { kind, most: many })}>
      <Choice {...rest} kind={kind} most={many} onClose={onClose} />
    </Dialog>
  )
}

type ChoiceProps = Pick<Props, 'workspace' | 'kind' | 'onChoose' | 'onClose'> & { most: number }

const Choice = ({ workspace, kind, most, onChoose, onClose }: ChoiceProps) => {
  const t = useTranslations('inputs.picker')
  const library = useTranslations('inputs.library')
  const speak = useSpeak()
  const [asked, setAsked] = useState('')
  const search = useSearch('', setAsked)
  const [chosen, setChosen] = useState<LibraryInput[]>([])
  const { inputs, loading, loadingMore, more, problem, loadMore } = useLibrary(workspace, {
    kind,
    search: asked,
  })
  const give = (inputs: LibraryInput[]) => {
    onChoose(inputs)
    onClose()
  }
  const press = (input: LibraryInput) => {
    if (most === 1) return give([input])
    setChosen((now) => {
      const without = now.filter(({ id }) => id !== input.id)
      if (without.length < now.length) return without
      return now.length < most ? [...now, input] : now
    })
  }
  const isFull = most > 1 && chosen.length >= most
  return (
    <div className="flex flex-col gap-3">
      <TextInput
        type="search"
        data-autofocus
        aria-label={library('search')}
        placeholder={library('search')}
        {...search.field}
      />
      <div className="max-h-[50dvh] min-h-40 overflow-y-auto">
        <ul aria-label={t('list')} className="grid grid-cols-2 gap-2 min-[30rem]:grid-cols-3">
          {inputs.map((input) => (
            <PickerTile
              key={input.id}
              input={input}
              place={most > 1 ? chosen.findIndex(({ id }) => id === input.id) + 1 : 0}
              several={most > 1}
              onPress={() => press(input)}
            />
          ))}
        </ul>
        {!loading && inputs.length === 0 && !problem && (
          <p className="py-8 text-center text-second">
            {asked ? library('noMatch') : t('empty', { kind })}
          </p>
        )}
        {(more || problem) && (
          <LoadMore busy={loadingMore} problem={problem && speak(problem)} onMore={loadMore} />
        )}
      </div>
      {most > 1 && (
        <div className="flex items-center justify-end gap-3">
          <span role="status" className="text-second text-sm">
            {isFull && t('most', { most })}
          </span>
          <Button
            variant="primary"
            blockedReason={chosen.length === 0 ? t('nothingChosen') : null}
            onClick={() => give(chosen)}
          >
            {t(kind === 'video' ? 'chooseVideos' : 'choose', { count: chosen.length })}
          </Button>
        </div>
      )}
    </div>
  )
}

type TileProps = { input: LibraryInput; place: number; several: boolean; onPress: () => void }

const PickerTile = ({ input, place, several, onPress }: TileProps) => {
  const t = useTranslations('inputs.library')
  const format = useFormat()
  return (
    <li className="min-w-0">
      <button
        type="button"
        onClick={onPress}
        aria-pressed={several ? place > 0 : undefined}
        aria-label={`${input.name}, ${inputFacts(input, t, format)}`}
        className={cx(
          'flex w-full flex-col gap-1 rounded-md border p-1 text-left hover:bg-raised',
          place > 0 ? 'border-ink' : 'border-transparent',
        )}
      >
        <span className="relative block aspect-video w-full overflow-hidden rounded-xs bg-raised">
          <Picture
            src={input.thumbnailUrl}
            alt=""
            loading="lazy"
            className="absolute inset-0 size-full object-contain"
          />
          {place > 0 && (
            <span className="figures absolute top-1 right-1 flex items-center gap-1 rounded-xs bg-scrim px-1.5 py-0.5 text-on-picture text-xs">
              <Check className="size-3" aria-hidden />
              {place}
            </span>
          )}
        </span>
        <span title={input.name} className="w-full truncate text-xs">
          {input.name}
        </span>
      </button>
    </li>
  )
}
