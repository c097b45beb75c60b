import { timeAxis } from '@/components/tasks/live/time-axis'

type Props = { elapsedSeconds: number; usual: { from: number; to: number } }

const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`

export const TaskAxis = ({ elapsedSeconds, usual }: Props) => {
  const { now, bandFrom, bandTo } = timeAxis(elapsedSeconds, usual)
  return (
    <span data-mark aria-hidden="true" className="relative block h-3.5">
      <span className="absolute inset-x-0 top-1/2 h-px -translate-y-1/2 bg-edge opacity-60" />
      <span
        className="absolute top-1/2 h-1.5 -translate-y-1/2 rounded-full bg-third"
        style={{ left: percent(bandFrom), width: percent(bandTo - bandFrom) }}
      />
      {/* A picture that moves is painted; a box that moves would be laid out, every second. */}
      <span
        className="absolute inset-0 bg-[linear-gradient(var(--color-live-mark),var(--color-live-mark))] bg-[length:0.125rem_100%] bg-no-repeat"
        style={{ backgroundPositionX: percent(now) }}
      />
    </span>
  )
}
