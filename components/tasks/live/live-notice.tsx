'use client'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { LiveProblem } from '@/components/tasks/live/use-live'
import { announce } from '@/components/ui/announcer'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'

type Props = { problem: LiveProblem; workspace: string }

/** Why what is on screen may be old. It is said by the page's one live region. */
export const LiveNotice = ({ problem, workspace }: Props) => {
  const t = useTranslations('tasks.live')
  const sentence = t(problem === 'offline' ? 'offline' : 'signedOut')
  useEffect(() => announce('live', sentence), [sentence])
  return problem === 'offline' ? (
    <Notice>{sentence}</Notice>
  ) : (
    <Notice
      tone="strong"
      action={
        <ButtonLink href={`/sign-in?next=${encodeURIComponent(`/w/${workspace}`)}`}>
          {t('signIn')}
        </ButtonLink>
      }
    >
      {sentence}
    </Notice>
  )
}
