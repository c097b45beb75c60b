import { Check } from 'lucide-react'
import { Badge } from '@/components/ui/badge'

type Props = {
  /** What was decided, in words; null for nothing. */
  choice: string | null
  isSelect: boolean
  verdict: string | null
}

/** What was decided about a video, on its tile. The tile's name says it in words. */
export const TileMarks = ({ choice, isSelect, verdict }: Props) =>
  (choice || verdict) && (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute top-2 left-2 flex max-w-[calc(100%-1rem)] flex-wrap gap-1 overflow-hidden touch:max-w-[calc(100%-3.5rem)]"
    >
      {choice &&
        (isSelect ? (
          <span
            data-mark
            title={choice}
            className="grid size-5 place-items-center rounded-xs bg-ink text-ground"
          >
            <Check className="size-3.5" strokeWidth={2.5} />
          </span>
        ) : (
          <Badge tone="picture">{choice}</Badge>
        ))}
      {verdict && <Badge tone="picture">{verdict}</Badge>}
    </span>
  )
