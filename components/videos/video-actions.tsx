'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useSWRConfig } from 'swr'
import { liveKey } from '@/components/tasks/live/live-key'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { useFormat } from '@/components/ui/use-format'
import { ContinueActions } from '@/components/videos/frames/continue-actions'
import { estimateCredits } from '@/lib/kling/pricing'
import { makeRequestId } from '@/lib/request-id'
import { submitTask } from '@/lib/tasks/actions'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Props = {
  video: VideoDetailView
  workspace: string
  /** Whether the viewer's role may spend. */
  canSubmit: boolean
}

type State =
  | { kind: 'idle' }
  | { kind: 'busy' }
  | { kind: 'sent' }
  | { kind: 'failed'; message: string }

export const VideoActions = ({ video, workspace, canSubmit }: Props) => {
  const t = useTranslations('videos.actions')
  const format = useFormat()
  const { mutate } = useSWRConfig()
  const [state, setState] = useState<State>({ kind: 'idle' })
  // Kept until it is known to have been taken: a press after a lost answer is the same press.
  const requestId = useRef<string>(null)

  const again = async () => {
    setState({ kind: 'busy' })
    requestId.current ??= makeRequestId()
    try {
      const answer = await submitTask({
        workspace,
        projectId: video.project.id,
        requestId: requestId.current,
        settings: video.settings,
        takeOfId: video.taskId,
        expectedCredits: estimateCredits(video.settings),
      })
      if (!answer.ok) return setState({ kind: 'failed', message: answer.error.message })
      requestId.current = null
      setState({ kind: 'sent' })
      await mutate(liveKey(workspace))
    } catch {
      setState({ kind: 'failed', message: t('lost') })
    }
  }

  return (
    <div>
      <div className="grid grid-cols-2 gap-2">
        <Button
          onClick={again}
          busy={state.kind === 'busy'}
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
      {canSubmit && <ContinueActions video={video} workspace={workspace} />}
      <div role="status">
        {state.kind === 'sent' && (
          <Notice className="mt-2">
            {t.rich('sent', {
              studio: (words) => (
                <Link href={`/w/${workspace}`} className="font-medium text-ink underline">
                  {words}
                </Link>
              ),
            })}
          </Notice>
        )}
      </div>
      <div role="alert">
        {state.kind === 'failed' && (
          <Notice tone="strong" className="mt-2">
            {state.message}
          </Notice>
        )}
      </div>
    </div>
  )
}
