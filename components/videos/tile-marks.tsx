import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'

type Props = {
  /** What was decided, in words; null for nothing. */
  choice: string | null
  isSelect: boolean
  verdict: string | null
  /** The box to choose it stands in their place. */
  besideBox: boolean
  /** Too narrow to stand beside what is there for a finger: above its length then. */
  isNarrow: boolean
}

/** What was decided about a video, on its tile. The tile's name says it in words. */
export const TileMarks = ({ choice, isSelect, verdict, besideBox, isNarrow }: Props) =>
  (choice || verdict) && (
    <span
      aria-hidden="true"
      className={cx(
        'pointer-events-none absolute top-2 flex flex-wrap gap-1 overflow-hidden',
        besideBox ? 'left-9 max-w-[calc(100%-2.75rem)]' : 'left-2 max-w-[calc(100%-1rem)]',
        isNarrow
          ? 'touch:top-auto touch:bottom-9 touch:left-1 touch:max-w-[calc(100%-0.5rem)]'
          : besideBox
            ? 'touch:left-12 touch:max-w-[calc(100%-6.5rem)]'
            : 'touch:max-w-[calc(100%-3.5rem)]',
      )}
    >
      {/* In words: a tick would be taken for the box of what is chosen. */}
      {choice && <Badge tone={isSelect ? 'strong' : 'picture'}>{choice}</Badge>}
      {verdict && <Badge tone="picture">{verdict}</Badge>}
    </span>
  )
