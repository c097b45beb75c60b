'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { pressOnce } from '@/components/ui/held-key'
import { useFormat } from '@/components/ui/use-format'
import { AgainWords } from '@/components/videos/again-words'
import { ContinueActions } from '@/components/videos/frames/continue-actions'
import { useAgain } from '@/components/videos/use-again'
import { estimateCredits } from '@/lib/kling/pricing'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Props = {
  video: VideoDetailView
  workspace: string
  /** Whether the viewer's role may spend. */
  canSubmit: boolean
}

export const VideoActions = ({ video, workspace, canSubmit }: Props) => {
  const t = useTranslations('videos.actions')
  const format = useFormat()
  const { again, busy, ...said } = useAgain(video, workspace)
  return (
    <div data-after-undo tabIndex={-1} className="rounded-xs">
      <div className="grid grid-cols-2 gap-2">
        <Button
          onClick={again}
          onKeyDown={pressOnce}
          busy={busy}
          blockedReason={canSubmit ? null : t('refused')}
          title={t('againHint')}
          className="figures"
        >
          {t('again', { credits: format.number(estimateCredits(video.settings)) })}
        </Button>
        {canSubmit && (
          <ButtonLink href={`/w/${workspace}?from=${video.id}`} prefetch={false}>
            {t('edit')}
          </ButtonLink>
        )}
      </div>
      <AgainWords workspace={workspace} {...said} />
      {canSubmit && <ContinueActions video={video} workspace={workspace} />}
    </div>
  )
}
