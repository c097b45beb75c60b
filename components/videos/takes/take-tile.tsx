'use client'
import { Film } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/cx'
import { Picture } from '@/components/ui/picture'
import { useFormat } from '@/components/ui/use-format'
import { ChoiceMark } from '@/components/videos/takes/choice-mark'
import { useSourceWords } from '@/components/videos/takes/use-source-words'
import type { Take } from '@/lib/videos/takes'

type Props = {
  take: Take
  place: { at: number; of: number; left: number }
  isShown: boolean
  /** Whether the tab key leads here. */
  isStop: boolean
  onFocus: () => void
  /** The workspace's slug. */
  workspace: string
}

/** A take in the row: its number, its mark, what it cost and where it came from. */
export const TakeTile = ({ take, place, isShown, isStop, onFocus, workspace }: Props) => {
  const t = useTranslations('takes')
  const format = useFormat()
  const from = useSourceWords()(take)
  const credits = format.number(take.billedCredits)
  const fallback = <Film className="absolute inset-0 m-auto size-5 text-third" aria-hidden />
  return (
    <li
      aria-setsize={place.of}
      aria-posinset={place.at + 1}
      className="absolute top-1 w-28"
      style={{ left: place.left + 4 }}
    >
      <Link
        href={`/w/${workspace}/videos/${take.id}`}
        prefetch={false}
        replace
        draggable={false}
        aria-current={isShown ? 'page' : undefined}
        tabIndex={isStop ? 0 : -1}
        onFocus={onFocus}
        title={from ?? undefined}
        className={cx(
          'relative block aspect-video overflow-hidden rounded-picture bg-raised',
          isShown && 'outline-2 outline-ink outline-offset-2',
        )}
      >
        {take.pictureUrl ? (
          <Picture
            src={take.pictureUrl}
            alt=""
            loading="lazy"
            decoding="async"
            draggable={false}
            otherwise={fallback}
            className="absolute inset-0 size-full object-cover"
          />
        ) : (
          fallback
        )}
        <ChoiceMark
          choice={take.choice}
          verdict={take.verdict}
          className="absolute top-1 right-1 rounded-xs bg-scrim p-0.5 text-on-picture"
        />
        <span className="figures absolute bottom-1 left-1 rounded-xs bg-scrim px-1 text-2xs text-on-picture">
          {t('tile', { take: take.takeNumber, credits })}
        </span>
        {from && <span className="sr-only">{from}</span>}
      </Link>
      {from && (
        <p aria-hidden="true" className="mt-1 truncate text-2xs text-third">
          {from}
        </p>
      )}
    </li>
  )
}
