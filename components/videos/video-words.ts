import type { Translate } from '@/components/ui/translate'
import { shortTypeLabel } from '@/components/videos/type-label'
import type { Format } from '@/lib/intl/format'
import type { TaskSettings } from '@/lib/kling/settings'
import { videoTitle } from '@/lib/videos/video-title'
import type { VideoView, VideoWarning } from '@/lib/videos/video-view'

type Words = { t: Translate<'videos'>; format: Format }

type Take = Pick<VideoView, 'shotNumber' | 'takeNumber'>

/** Where there is room for no more: "Shot 12, take 3". */
export const shotAndTake = (t: Translate<'videos'>, { shotNumber, takeNumber }: Take): string =>
  t('shotAndTake', { shot: shotNumber, take: takeNumber })

/** How a tile is called aloud: "Shot 12, take 3, Crimson ridges, 5 seconds, by Emre". */
export const videoName = (
  { t, format }: Words,
  video: Take & Pick<VideoView, 'prompt' | 'durationSeconds' | 'member'>,
): string =>
  t('tileName', {
    shot: video.shotNumber,
    take: video.takeNumber,
    title: videoTitle(video.prompt, t('untitled')),
    length: format.spellSeconds(video.durationSeconds),
    member: video.member.name,
  })

/** The last line of a tile: "Emre · Pro 3.0 · 5 s · sound · 400". */
export const videoLine = (
  { t, format }: Words,
  video: Pick<VideoView, 'member' | 'type' | 'durationSeconds' | 'hasAudio' | 'billedCredits'>,
): string =>
  [
    video.member.name,
    shortTypeLabel(video.type),
    format.seconds(Math.max(1, Math.round(video.durationSeconds))),
    t(video.hasAudio ? 'settings.sound' : 'settings.silent'),
    format.number(video.billedCredits),
  ].join(' · ')

/** What was asked: "5 s · 16:9 · sound · strength 0.5". Empty for a type that takes none of it. */
export const settingsLine = ({ t, format }: Words, settings: TaskSettings): string => {
  const { durationSeconds, aspectRatio, sound, keepOriginalSound, cfgScale } = settings
  const words: string[] = []
  if (durationSeconds !== undefined) words.push(format.seconds(durationSeconds))
  if (aspectRatio) words.push(aspectRatio)
  if (sound !== undefined) words.push(t(sound ? 'settings.sound' : 'settings.silent'))
  if (keepOriginalSound !== undefined) {
    words.push(
      t(keepOriginalSound ? 'settings.originalSoundKept' : 'settings.originalSoundDropped'),
    )
  }
  if (cfgScale !== undefined) {
    words.push(t('settings.strength', { value: format.decimal(cfgScale) }))
  }
  return words.join(' · ')
}

/** A difference between what was asked and what came, as a sentence. */
export const warningSentence = ({ t, format }: Words, warning: VideoWarning): string => {
  switch (warning.code) {
    case 'silent':
      return t('warnings.silent')
    case 'unexpected_sound':
      return t('warnings.unexpectedSound')
    case 'duration':
      return t('warnings.duration', {
        asked: format.seconds(warning.askedSeconds),
        came: format.seconds(warning.cameSeconds),
      })
    case 'ratio':
      return t('warnings.ratio', { asked: warning.asked, came: warning.came })
    case 'unread':
      return t('warnings.unread')
  }
}
