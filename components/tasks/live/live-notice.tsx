import { useTranslations } from 'next-intl'
import type { LiveProblem } from '@/components/tasks/live/use-live'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'

type Props = { problem: LiveProblem; workspace: string }

/** Why what is on screen may be old. */
export const LiveNotice = ({ problem, workspace }: Props) => {
  const t = useTranslations('tasks.live')
  return problem === 'offline' ? (
    <Notice role="status">{t('offline')}</Notice>
  ) : (
    <Notice
      tone="strong"
      role="status"
      action={
        <ButtonLink href={`/sign-in?next=${encodeURIComponent(`/w/${workspace}`)}`}>
          {t('signIn')}
        </ButtonLink>
      }
    >
      {t('signedOut')}
    </Notice>
  )
}
