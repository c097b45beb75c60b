import type { MonthCount } from '@/lib/videos/video-view'

export type RailEntry = {
  /** Oldest and newest month of it, YYYY-MM. */
  from: string
  to: string
  isYear: boolean
  videos: number
}

/**
 * The months of the year in view, and each other year as one entry that leads to its newest month.
 * @param months newest first
 */
export const railEntries = (months: readonly MonthCount[], inView: string): RailEntry[] => {
  const entries: RailEntry[] = []
  for (const { month, videos } of months) {
    const last = entries.at(-1)
    const year = month.slice(0, 4)
    if (year === inView.slice(0, 4)) {
      entries.push({ from: month, to: month, isYear: false, videos })
    } else if (last?.isYear && last.to.startsWith(year)) {
      last.from = month
      last.videos += videos
    } else {
      entries.push({ from: month, to: month, isYear: true, videos })
    }
  }
  return entries
}
