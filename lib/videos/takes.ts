import type { VideoChoice, VideoVerdict } from '@/lib/videos/decision'

/** What a take was made from: a frame of a video, a whole one, or the request of another take. */
export type TakeSource = {
  videoId: string
  shotId: string
  shotNumber: number
  takeNumber: number
} & ({ kind: 'frame'; seconds: number } | { kind: 'video' } | { kind: 'again' })

/** A take of a shot, or what came of one in another shot. */
export type Take = {
  id: string
  shotId: string
  shotNumber: number
  takeNumber: number
  billedCredits: number
  choice: VideoChoice | null
  verdict: VideoVerdict | null
  /** Width over height. */
  ratio: number
  pictureUrl: string | null
  isTrashed: boolean
  sources: TakeSource[]
}

const childrenOf = (takes: readonly Take[]): Map<string, Take[]> => {
  const children = new Map<string, Take[]>()
  for (const take of takes) {
    for (const parent of new Set(take.sources.map(({ videoId }) => videoId))) {
      if (parent !== take.id) children.set(parent, [...(children.get(parent) ?? []), take])
    }
  }
  return children
}

export type Branch = { takes: number; credits: number }

/**
 * A take and all that came from it: how many there are and what was charged for them. What has two
 * sources counts once in the branch of each, and once in a branch that has both.
 */
export const branchOf = (takes: readonly Take[], id: string): Branch => {
  const children = childrenOf(takes)
  const branch = new Map(takes.filter((take) => take.id === id).map((take) => [take.id, take]))
  for (const { id: parent } of branch.values()) {
    for (const child of children.get(parent) ?? []) branch.set(child.id, child)
  }
  return { takes: branch.size, credits: sumOf([...branch.values()]) }
}

export const sumOf = (takes: readonly Take[]): number =>
  takes.reduce((sum, { billedCredits }) => sum + billedCredits, 0)

/** A line of the drawing of what came from what. */
export type BranchLine = { take: Take; depth: number; branch: Branch | null }

/**
 * What came from what, as lines that are indented under their source: only takes that something came
 * from, or that came from something here. What has several sources stands under the first.
 */
export const branchLines = (takes: readonly Take[]): BranchLine[] => {
  const children = childrenOf(takes)
  const known = new Set(takes.map(({ id }) => id))
  const lines: BranchLine[] = []
  const drawn = new Set<string>()
  const draw = (take: Take, depth: number) => {
    if (drawn.has(take.id)) return
    drawn.add(take.id)
    const below = children.get(take.id) ?? []
    lines.push({ take, depth, branch: below.length > 0 ? branchOf(takes, take.id) : null })
    for (const child of below) draw(child, depth + 1)
  }
  for (const take of takes) {
    const isRoot = !take.sources.some(({ videoId }) => known.has(videoId) && videoId !== take.id)
    if (isRoot && children.has(take.id)) draw(take, 0)
  }
  return lines
}
