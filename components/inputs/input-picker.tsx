'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { inputFacts } from '@/components/inputs/input-facts'
import { PickerTile } from '@/components/inputs/picker-tile'
import { useLibrary } from '@/components/inputs/use-library'
import { useSearch } from '@/components/inputs/use-search'
import { VideoChoice } from '@/components/inputs/video-choice'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Segmented } from '@/components/ui/segmented'
import { TextInput } from '@/components/ui/text-input'
import { useFormat } from '@/components/ui/use-format'
import { useSpeak } from '@/components/ui/use-speak'
import { LoadMore } from '@/components/videos/load-more'
import { videoLengthProblem } from '@/lib/media/input-limits'
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
  /** With it the studio's own videos are offered too. Also closes it. */
  onVideo?: ((videoId: string) => void) | undefined
}

/** Chooses from the workspace's inputs, or of its videos one that shall become an input. */
export const InputPicker = ({ onClose, multiple, most = 1, kind, onVideo, ...rest }: Props) => {
  const t = useTranslations('inputs.picker')
  const many = multiple ? most : 1
  // Null until somebody chose: then it begins where there is something.
  const [chosen, setChosen] = useState<'inputs' | 'videos' | null>(null)
  const [none, setNone] = useState(false)
  const from = chosen ?? (none ? 'videos' : 'inputs')
  return (
    <Dialog open onClose={onClose} title={t('title', { kind, most: many })}>
      <div className="flex flex-col gap-3">
        {onVideo && (
          <Segmented
            label={t('from')}
            value={from}
            onChange={setChosen}
            options={[
              { value: 'inputs', label: t('fromInputs') },
              { value: 'videos', label: t('fromVideos') },
            ]}
          />
        )}
        {onVideo && from === 'videos' ? (
          <VideoChoice
            workspace={rest.workspace}
            none={t('empty', { kind: 'video' })}
            problemOf={(video) => videoLengthProblem(video.durationSeconds)}
            onChoose={(videoId) => {
              onVideo(videoId)
              onClose()
            }}
          />
        ) : (
          <Choice
            {...rest}
            kind={kind}
            most={many}
            onClose={onClose}
            onNone={() => setNone(true)}
          />
        )}
      </div>
    </Dialog>
  )
}

type ChoiceProps = Pick<Props, 'workspace' | 'kind' | 'onChoose' | 'onClose'> & {
  most: number
  /** The workspace has no such input. */
  onNone: () => void
}

const Choice = ({ workspace, kind, most, onChoose, onClose, onNone }: ChoiceProps) => {
  const t = useTranslations('inputs.picker')
  const library = useTranslations('inputs.library')
  const format = useFormat()
  const speak = useSpeak()
  const [asked, setAsked] = useState('')
  const search = useSearch('', setAsked)
  const [chosen, setChosen] = useState<LibraryInput[]>([])
  const { inputs, loading, loadingMore, more, problem, loadMore } = useLibrary(workspace, {
    kind,
    search: asked,
  })
  const isEmpty = !loading && !problem && inputs.length === 0
  const hasNone = isEmpty && asked === ''
  useEffect(() => {
    if (hasNone) onNone()
  }, [hasNone])
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
    <>
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
              name={input.name}
              label={`${input.name}, ${inputFacts(input, library, format)}`}
              pictureUrl={input.thumbnailUrl}
              place={most > 1 ? chosen.findIndex(({ id }) => id === input.id) + 1 : null}
              onPress={() => press(input)}
            />
          ))}
        </ul>
        {isEmpty && (
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
    </>
  )
}
