'use client'
import { useTranslations } from 'next-intl'
import { SignedInAgain } from '@/components/tasks/composer/signed-in-again'
import type { SubmitProblem } from '@/components/tasks/composer/use-submit'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { Said } from '@/components/ui/said'

type Props = { problem: SubmitProblem; workspace: string }

/** What went wrong with a press of the button, as far as no field says it. */
export const SubmitNotice = ({ problem, workspace }: Props) => {
  const t = useTranslations('composer.send')
  if (problem.code === 'signed_in_again') return <SignedInAgain />
  if (problem.code === 'unauthenticated') {
    return (
      <Notice
        tone="strong"
        action={
          <ButtonLink href={`/sign-in?next=${encodeURIComponent(`/w/${workspace}`)}`}>
            {t('signIn')}
          </ButtonLink>
        }
      >
        <Said>{t('signedOut')}</Said>
      </Notice>
    )
  }
  // It stands beside its field, which has the focus now.
  if (Object.values(problem.fields).includes(problem.message)) return null
  return (
    <Notice
      tone="strong"
      action={
        // A page that knows an old price cannot show the new one; the draft is kept.
        problem.code === 'conflict' && (
          <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
        )
      }
    >
      <Said>{problem.message}</Said>
    </Notice>
  )
}
