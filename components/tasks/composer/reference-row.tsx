'use client'
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { ChosenPicture } from '@/components/tasks/composer/chosen-picture'
import type { Chosen } from '@/components/tasks/composer/draft'
import { cx } from '@/components/ui/cx'
import { FieldErrorMark } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'

type Props = {
  workspace: string
  image: Chosen
  index: number
  count: number
  error: string | undefined
  /** What its picture is dragged by. */
  grip: ComponentProps<'span'>
  /** How far it is drawn from its place, in pixels, while one is dragged; null when none is. */
  shift: number | null
  isDragged: boolean
  onStep: (by: number) => void
  onRename: (name: string) => void
  onRemove: () => void
}

/** One reference: its picture to drag, its number and what it is called, and the keys' way. */
export const ReferenceRow = ({ workspace, image, index, count, error, ...props }: Props) => {
  const t = useTranslations('composer.references')
  const place = index + 1
  const step = (by: number) => ({
    'data-move': by,
    // Not disabled: pressed again and again, it keeps the focus at the end of the list too.
    'aria-disabled': index + by < 0 || index + by >= count || undefined,
    onClick: () => props.onStep(by),
    size: 'sm' as const,
    className: 'aria-disabled:opacity-40',
  })
  return (
    <li
      style={props.shift === null ? undefined : { transform: `translateY(${props.shift}px)` }}
      className={cx(
        'rounded-picture',
        props.isDragged
          ? 'relative z-10 bg-raised shadow-lift'
          : props.shift !== null &&
              'transition-transform duration-150 motion-reduce:transition-none',
      )}
    >
      <div className="flex items-center gap-1">
        <span
          data-grip
          {...props.grip}
          className={cx(
            'shrink-0 touch-none select-none [-webkit-touch-callout:none]',
            count > 1 && (props.isDragged ? 'cursor-grabbing' : 'cursor-grab'),
          )}
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
          title={image.name || undefined}
          placeholder={t('purpose')}
          value={image.name ?? ''}
          onChange={(event) => props.onRename(event.currentTarget.value)}
          className="min-h-8 min-w-0 flex-1 truncate rounded-xs border border-transparent border-b-edge bg-transparent px-1 hover:border-edge focus:border-edge touch:text-base"
        />
        <IconButton label={t('moveUp', { place })} {...step(-1)}>
          <ArrowUp className="size-4" aria-hidden />
        </IconButton>
        <IconButton label={t('moveDown', { place })} {...step(1)}>
          <ArrowDown className="size-4" aria-hidden />
        </IconButton>
        <IconButton label={t('remove', { place })} size="sm" onClick={props.onRemove}>
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
