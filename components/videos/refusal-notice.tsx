'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useSpeak } from '@/components/ui/use-speak'
import { chooseAgain, forgetRefusal, useRefusal } from '@/components/videos/use-decide'
import { videoTitle } from '@/lib/videos/video-title'
import type { VideoView } from '@/lib/videos/video-view'

type Props = { workspace: string; findVideo: (id: string) => VideoView | null }

/** A choice that was not taken: over the pictures, since the tile may be out of sight by now. */
export const RefusalNotice = ({ workspace, findVideo }: Props) => {
  const t = useTranslations('gallery')
  const videos = useTranslations('videos')
  const speak = useSpeak()
  const refusal = useRefusal()
  const video = refusal && findVideo(refusal.videoId)
  if (!refusal || !video) return null
  const words = {
    take: video.takeNumber,
    title: videoTitle(video.prompt, videos('untitled')),
    reason: speak(refusal.told),
  }
  return (
    <div className="fixed inset-x-3 bottom-20 z-20 mx-auto max-w-xl wide:bottom-5">
      <Notice
        role="alert"
        tone="strong"
        action={
          <span className="flex gap-2">
            <Button variant="quiet" onClick={forgetRefusal}>
              {t('triage.dismiss')}
            </Button>
            <Button onClick={() => chooseAgain(workspace, video, refusal.choice)}>
              {t('tryAgain')}
            </Button>
          </span>
        }
      >
        {t('triage.notSaved', words)}
      </Notice>
    </div>
  )
}
