import { RatioShape } from '@/components/tasks/composer/ratio-choice'
import { useFormat } from '@/components/ui/use-format'
import type { Format } from '@/lib/intl/format'

const KNOWN: [string, number][] = [
  ['16:9', 16 / 9],
  ['9:16', 9 / 16],
  ['1:1', 1],
  ['4:3', 4 / 3],
  ['3:4', 3 / 4],
  ['3:2', 3 / 2],
  ['2:3', 2 / 3],
  ['21:9', 21 / 9],
]

/** "16:9" for what is within two per cent of it, else "1.85:1". */
export const ratioName = (ratio: number, format: Format): string =>
  KNOWN.find(([, known]) => Math.abs(ratio / known - 1) < 0.02)?.[0] ?? `${format.decimal(ratio)}:1`

/** A ratio that is not chosen but comes from an input. */
export const TakenRatio = ({ ratio, from }: { ratio: number | null; from: string }) => {
  const format = useFormat()
  return (
    <span className="flex min-w-0 items-center gap-2">
      {ratio !== null && (
        <>
          <RatioShape ratio={ratio} />
          <span className="figures">{ratioName(ratio, format)}</span>
        </>
      )}
      <span className="truncate text-third">{from}</span>
    </span>
  )
}
