import { formatCredits, formatSeconds, spellSeconds } from '@/lib/format'
import type { TaskSettings } from '@/lib/kling/settings'
import { shortTypeLabel } from '@/lib/videos/type-label'
import { videoTitle } from '@/lib/videos/video-title'
import type { VideoView, VideoWarning } from '@/lib/videos/video-view'

/** How a tile is called aloud: "Take 3, Crimson ridges, 5 seconds, by Emre". */
export const videoName = (
  video: Pick<VideoView, 'takeNumber' | 'prompt' | 'durationSeconds' | 'member'>,
): string =>
  [
    `Take ${video.takeNumber}`,
    videoTitle(video.prompt),
    spellSeconds(video.durationSeconds),
    `by ${video.member.name}`,
  ].join(', ')

/** The second line of a tile: "Emre · Pro 3.0 · 5 s · sound · 400". */
export const videoLine = (
  video: Pick<VideoView, 'member' | 'type' | 'durationSeconds' | 'hasAudio' | 'billedCredits'>,
): string =>
  [
    video.member.name,
    shortTypeLabel(video.type),
    formatSeconds(Math.max(1, Math.round(video.durationSeconds))),
    video.hasAudio ? 'sound' : 'silent',
    formatCredits(video.billedCredits),
  ].join(' · ')

/** What was asked: "5 s · 16:9 · sound · strength 0.5". Empty for a type that takes none of it. */
export const settingsLine = (settings: TaskSettings): string => {
  const words: string[] = []
  if (settings.durationSeconds !== undefined) words.push(formatSeconds(settings.durationSeconds))
  if (settings.aspectRatio) words.push(settings.aspectRatio)
  if (settings.sound !== undefined) words.push(settings.sound ? 'sound' : 'silent')
  if (settings.keepOriginalSound !== undefined) {
    words.push(settings.keepOriginalSound ? 'original sound kept' : 'original sound dropped')
  }
  if (settings.cfgScale !== undefined) words.push(`strength ${settings.cfgScale}`)
  return words.join(' · ')
}

/** A difference between what was asked and what came, as a sentence. */
export const warningSentence = (warning: VideoWarning): string => {
  switch (warning.code) {
    case 'silent':
      return 'Sound was asked for, but the file has none.'
    case 'unexpected_sound':
      return 'No sound was asked for, but the file has some.'
    case 'duration':
      return `${formatSeconds(warning.askedSeconds)} were asked for, ${formatSeconds(warning.cameSeconds)} came.`
    case 'ratio':
      return `${warning.asked} was asked for, ${warning.came} came.`
    case 'unread':
      return 'Dailies could not read this file and kept it as it came. Length, size and sound are those of the request.'
  }
}
