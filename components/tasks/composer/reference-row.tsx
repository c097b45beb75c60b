'use client'
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type DragEvent, useState } from 'react'
import { ChosenPicture } from '@/components/tasks/composer/chosen-picture'
import type { Chosen } from '@/components/tasks/composer/draft'
import { cx } from '@/components/ui/cx'
import { FieldErrorMark } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'

/** Under which a dragged reference carries its place, from 0. */
const DRAGGED_REFERENCE = 'application/x-dailies-reference'

type Props = {
  workspace: string
  image: Chosen
  index: number
  count: number
  error: string | undefined
  onMove: (from: number, to: number) => void
  onRename: (name: string) => void
  onRemove: () => void
}

/** One reference: its picture to drag, its number and what it is called, and the keys' way. */
export const ReferenceRow = ({ workspace, image, index, count, error, ...on }: Props) => {
  const t = useTranslations('composer.references')
  const nameless = useTranslations('composer')('uploadedFile')
  const [over, setOver] = useState(false)
  const place = index + 1
  const carries = (event: DragEvent) => event.dataTransfer.types.includes(DRAGGED_REFERENCE)
  const step = (by: number) => ({
    'data-move': by,
    // Not disabled: pressed again and again, it keeps the focus at the end of the list too.
    'aria-disabled': index + by < 0 || index + by >= count || undefined,
    onClick: () => on.onMove(index, index + by),
    size: 'sm' as const,
    className: 'aria-disabled:opacity-40',
  })
  return (
    <li
      onDragOver={(event) => {
        if (!carries(event)) return
        event.preventDefault()
        event.stopPropagation()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        if (!carries(event)) return
        event.preventDefault()
        event.stopPropagation()
        on.onMove(Number(event.dataTransfer.getData(DRAGGED_REFERENCE)), index)
      }}
      className={cx('rounded-picture', over && 'outline-2 outline-ink outline-offset-2')}
    >
      <div className="flex items-center gap-1">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys' way stands beside it */}
        <span
          draggable
          onDragStart={(event) => {
            event.dataTransfer.setData(DRAGGED_REFERENCE, String(index))
            event.dataTransfer.effectAllowed = 'move'
          }}
          className="shrink-0 cursor-grab"
        >
          <ChosenPicture
            workspace={workspace}
            chosen={image}
            kind="image"
            className="h-8 w-12 rounded-picture"
          />
        </span>
        <span aria-hidden="true" className="figures w-5 shrink-0 text-center text-third">
          {place}
        </span>
        <input
          type="text"
          aria-label={t('word', { place })}
          title={image.name || nameless}
          placeholder={nameless}
          value={image.name ?? ''}
          onChange={(event) => on.onRename(event.currentTarget.value)}
          className="min-h-8 min-w-0 flex-1 truncate rounded-xs bg-transparent px-1 hover:bg-raised focus:bg-raised touch:text-base"
        />
        <IconButton label={t('moveUp', { place })} {...step(-1)}>
          <ArrowUp className="size-4" aria-hidden />
        </IconButton>
        <IconButton label={t('moveDown', { place })} {...step(1)}>
          <ArrowDown className="size-4" aria-hidden />
        </IconButton>
        <IconButton label={t('remove', { place })} size="sm" onClick={on.onRemove}>
          <X className="size-4" aria-hidden />
        </IconButton>
      </div>
      {error && (
        <p className="mt-1 font-medium text-xs">
          <FieldErrorMark /> {error}
        </p>
      )}
    </li>
  )
}
