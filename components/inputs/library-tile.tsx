'use client'
import { Film, Pencil, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, memo, useRef, useState } from 'react'
import { inputsAddress } from '@/components/inputs/ask-inputs'
import { inputFacts } from '@/components/inputs/input-facts'
import { RenameField } from '@/components/inputs/rename-field'
import { IconButton } from '@/components/ui/icon-button'
import { KeptEnd } from '@/components/ui/kept-end'
import { Picture } from '@/components/ui/picture'
import { useFormat } from '@/components/ui/use-format'
import type { InputView, LibraryInput } from '@/lib/media/input-view'

type Props = {
  workspace: string
  input: LibraryInput
  /** Whether shots can be made here: then the picture leads into the composer. */
  canUse: boolean
  /** The one whose buttons the tab key reaches. */
  current: boolean
  onRenamed: (input: InputView) => void
  onRemove: (input: LibraryInput) => void
  onUses: (input: LibraryInput) => void
}

const pictureStyle =
  'group relative grid aspect-video place-items-center overflow-hidden rounded-picture bg-raised text-third'

export const LibraryTile = memo(
  ({ workspace, input, canUse, current, onRenamed, onRemove, onUses }: Props) => {
    const t = useTranslations('inputs.library')
    const format = useFormat()
    const tile = useRef<HTMLLIElement>(null)
    const [renaming, setRenaming] = useState(false)
    const { id, name, uses, mayChange } = input
    const tabIndex = current ? 0 : -1
    const facts = inputFacts(input, t, format)
    const does = t('press', { does: canUse ? input.kind : 'open' })
    const label = `${does}: ${name}, ${facts}`

    const onKeyDown = (event: KeyboardEvent) => {
      if (!mayChange) return
      if (event.key === 'F2') setRenaming(true)
      else if (event.key === 'Delete') onRemove(input)
      else return
      event.preventDefault()
    }
    const endRenaming = (renamed: InputView | null) => {
      setRenaming(false)
      if (renamed) onRenamed(renamed)
      // Only where the focus was within: leaving for something else keeps what it went to.
      const away = document.activeElement
      if (away === document.body || tile.current?.contains(away)) {
        tile.current?.querySelector<HTMLElement>('[data-tile]')?.focus()
      }
    }
    const picture = (
      <>
        <Film className="size-5" strokeWidth={1.5} aria-hidden />
        <Picture
          src={input.thumbnailUrl}
          alt=""
          loading="lazy"
          className="absolute inset-0 size-full object-contain"
        />
        <span className="absolute inset-x-0 bottom-0 bg-scrim px-2 py-1 text-on-picture text-xs opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100">
          {does}
        </span>
      </>
    )
    return (
      <li ref={tile} data-input={id} className="flex min-w-0 flex-col gap-1.5">
        {canUse ? (
          <Link
            data-tile={id}
            onKeyDown={onKeyDown}
            href={`/w/${workspace}?input=${id}`}
            prefetch={false}
            aria-label={label}
            className={pictureStyle}
          >
            {picture}
          </Link>
        ) : (
          <a
            data-tile={id}
            onKeyDown={onKeyDown}
            href={inputsAddress(workspace, `/${id}/file`)}
            target="_blank"
            rel="noopener"
            aria-label={label}
            className={pictureStyle}
          >
            {picture}
          </a>
        )}
        {renaming ? (
          <RenameField workspace={workspace} input={input} onEnd={endRenaming} />
        ) : (
          <div className="flex min-w-0 items-center gap-1">
            <KeptEnd name={name} className="flex-1 text-sm" />
            {mayChange && (
              <>
                <IconButton
                  size="sm"
                  label={t('rename', { name })}
                  tabIndex={tabIndex}
                  onClick={() => setRenaming(true)}
                >
                  <Pencil className="size-3.5" aria-hidden />
                </IconButton>
                <IconButton
                  size="sm"
                  label={t('remove', { name })}
                  tabIndex={tabIndex}
                  onClick={() => onRemove(input)}
                >
                  <Trash2 className="size-3.5" aria-hidden />
                </IconButton>
              </>
            )}
          </div>
        )}
        <span className="figures text-third text-xs">{facts}</span>
        {input.frameOf && (
          <Link
            href={`/w/${workspace}/videos/${input.frameOf.videoId}`}
            prefetch={false}
            tabIndex={tabIndex}
            className="self-start text-second text-xs underline hover:text-ink touch:min-h-9"
          >
            {t('fromVideo')}
          </Link>
        )}
        {uses.tasks > 0 && (
          <button
            type="button"
            tabIndex={tabIndex}
            onClick={() => onUses(input)}
            className="min-h-6 self-start text-left text-second text-xs underline hover:text-ink touch:min-h-9"
          >
            {uses.videos > 0
              ? t('usedInVideos', { count: uses.videos })
              : t('usedInTasks', { count: uses.tasks })}
          </button>
        )}
      </li>
    )
  },
)
LibraryTile.displayName = 'LibraryTile'
