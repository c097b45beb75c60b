'use client'
import { Check } from 'lucide-react'
import { cx } from '@/components/ui/cx'
import { KeptEnd } from '@/components/ui/kept-end'
import { Picture } from '@/components/ui/picture'

type Props = {
  /** What stands under the picture. */
  name: string
  /** What it is called aloud, where that is more than what stands there. */
  label?: string
  pictureUrl: string | null
  /** What tells it from others of its name. */
  facts?: string
  /** Its number among those that are chosen, 0 for none; null where one press is the choice. */
  place: number | null
  /** Why it cannot be chosen. */
  blockedReason?: string | null
  onPress: () => void
}

/** One of the pictures to choose from. */
export const PickerTile = ({ name, label, facts, pictureUrl, place, ...props }: Props) => {
  const { blockedReason, onPress } = props
  return (
    <li className="min-w-0">
      <button
        type="button"
        onClick={() => !blockedReason && onPress()}
        aria-pressed={place === null ? undefined : place > 0}
        aria-disabled={blockedReason ? true : undefined}
        aria-label={label && blockedReason ? `${label}. ${blockedReason}` : label}
        className={cx(
          'flex w-full flex-col gap-1 rounded-md border p-1 text-left',
          place ? 'border-ink' : 'border-transparent',
          blockedReason ? 'cursor-not-allowed' : 'hover:bg-raised',
        )}
      >
        <span
          className={cx(
            'relative block aspect-video w-full overflow-hidden rounded-xs bg-raised',
            blockedReason && 'opacity-40',
          )}
        >
          {pictureUrl && (
            <Picture
              src={pictureUrl}
              alt=""
              loading="lazy"
              className="absolute inset-0 size-full object-contain"
            />
          )}
          {place !== null && place > 0 && (
            <span className="figures absolute top-1 right-1 flex items-center gap-1 rounded-xs bg-scrim px-1.5 py-0.5 text-on-picture text-xs">
              <Check className="size-3" aria-hidden />
              {place}
            </span>
          )}
        </span>
        <KeptEnd name={name} className="w-full text-xs" />
        {(blockedReason || facts) && (
          <span className="figures w-full text-third text-xs">{blockedReason || facts}</span>
        )}
      </button>
    </li>
  )
}
