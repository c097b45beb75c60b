import { CATALOG } from '@/lib/kling/catalog'
import type { ZippedVideo } from '@/lib/videos/zipped-video'

/**
 * What an archive says of the videos in it. Both files say the same; their words are English and
 * stay, because programs read them.
 */

/** `missing`: the storage has no such file. `damaged`: it has another size than was stored. */
export type FileState = 'whole' | 'damaged' | 'missing'

export type ZipEntry = { video: ZippedVideo; name: string; state: FileState; sizeBytes: number }

export type ZipFacts = { workspace: string; by: string; at: Date; address: string }

const describe = ({ video, name, state }: ZipEntry, { address }: ZipFacts) => ({
  file: name,
  state,
  project: video.project.name,
  shot: video.shot.number,
  shotName: video.shot.name,
  take: video.takeNumber,
  prompt: video.prompt,
  type: video.type,
  model: CATALOG[video.type].model,
  quality: CATALOG[video.type].quality,
  settings: video.settings,
  durationSeconds: video.durationSeconds,
  width: video.width,
  height: video.height,
  framesPerSecond: video.framesPerSecond,
  hasAudio: video.hasAudio,
  estimatedCredits: video.estimatedCredits,
  billedCredits: video.billedCredits,
  providerMode: video.providerMode,
  createdBy: video.user.displayName,
  createdAt: video.createdAt.toISOString(),
  choice: video.choice?.value ?? null,
  choiceBy: video.choice?.by ?? null,
  choiceAt: video.choice?.at.toISOString() ?? null,
  verdict: video.verdict?.value ?? null,
  verdictBy: video.verdict?.by ?? null,
  verdictAt: video.verdict?.at.toISOString() ?? null,
  sha256: video.sha256,
  sizeBytes: video.sizeBytes,
  id: video.id,
  address: `${address}/videos/${video.id}`,
})

export const manifestJson = (entries: ZipEntry[], facts: ZipFacts): string => {
  const { workspace, by, at } = facts
  const count = (state: FileState) => entries.filter((entry) => entry.state === state).length
  return `${JSON.stringify(
    {
      workspace,
      madeBy: by,
      madeAt: at.toISOString(),
      videos: entries.length,
      missing: count('missing'),
      damaged: count('damaged'),
      files: entries.map((entry) => describe(entry, facts)),
    },
    null,
    2,
  )}\n`
}

/** With a byte order mark, without which a spreadsheet takes Korean for something else. */
export const manifestCsv = (entries: ZipEntry[], facts: ZipFacts): string => {
  const rows = entries.map((entry) => describe(entry, facts))
  const columns = Object.keys(rows[0] ?? {}) as (keyof (typeof rows)[number])[]
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','))
  return `\ufeff${[columns.join(','), ...lines].join('\r\n')}\r\n`
}

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  // What begins like a formula is one to a spreadsheet, whoever wrote the prompt.
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
