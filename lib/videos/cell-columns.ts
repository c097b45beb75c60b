import { PROMPT_READ } from '@/lib/videos/short-prompt'

/** Of a stored picture its key names the content: so much of it, behind the folder, tells versions apart. */
const versionCell = (key: string) => `substr(v."${key}", 4, 12)`

/**
 * The values of `VideoCells` (lib/videos/video-cells.ts, which browsers load); `v`, `u`, `p` and `s`
 * are the video, its maker, project and shot.
 */
export const CELL_COLUMNS = [
  ...['v."id"', 'v."taskId"', 'v."place" / 1024', 'v."type"', 'v."providerMode"'],
  ...[`substr(v."prompt", 1, ${PROMPT_READ})`, 'u."id"', 'u."displayName"', 'p."id"', 'p."name"'],
  ...['v."shotId"', 's."number"', 's."name"', 'v."takeNumber"', 'v."width"', 'v."height"'],
  ...['v."durationSeconds"', 'v."hasAudio"', 'v."billedCredits"', 'v."ratio"', 'v."choice"'],
  ...['v."verdict"', versionCell('posterKey'), versionCell('posterSmallKey')],
  ...[versionCell('spriteKey'), versionCell('previewKey'), 'v."thumbhash"'],
].join(', ')
