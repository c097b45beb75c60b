'use client'
import { useTranslations } from 'next-intl'
import { announce } from '@/components/ui/announcer'
import { toggleChoice } from '@/components/videos/use-decide'
import type { VideoChoice } from '@/lib/videos/decision'
import { videoTitle } from '@/lib/videos/video-title'
import type { VideoView } from '@/lib/videos/video-view'

const SAID = { select: 'selected', reject: 'rejected' } as const

/** Chooses a video, or takes it back, and says so to those who listen. */
export const useTriage = (workspace: string) => {
  const t = useTranslations('gallery.triage')
  const videos = useTranslations('videos')
  return (video: VideoView, choice: VideoChoice) => {
    const now = toggleChoice(workspace, video, choice)
    const what = { take: video.takeNumber, title: videoTitle(video.prompt, videos('untitled')) }
    announce('triage', t(now ? SAID[now] : 'takenBack', what))
  }
}
