'use client'
import { useTranslations } from 'next-intl'
import { firstMistake } from '@/components/tasks/composer/first-mistake'
import { goToMistake } from '@/components/tasks/composer/go-to-mistake'
import { letterOf } from '@/components/tasks/composer/press'
import { SignedInAgain } from '@/components/tasks/composer/signed-in-again'
import type { SubmitProblem } from '@/components/tasks/composer/use-submit'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { Said } from '@/components/ui/said'

type Props = { problem: SubmitProblem; workspace: string }

/** What went wrong with a press. A mistake stands beside its field too, which may be out of sight. */
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
  const mistake = firstMistake(problem.fields)
  if (mistake) {
    const { field, place, more } = mistake
    const letter = letterOf(place - 1)
    const said = problem.tooLong?.includes(mistake.name) ? t('tooLong') : mistake.problem
    return (
      <Notice
        tone="strong"
        action={
          <Button onClick={(event) => goToMistake(event.currentTarget.form)}>{t('goToIt')}</Button>
        }
      >
        <Said>{t('mistake', { field, place, letter, problem: said, more })}</Said>
      </Notice>
    )
  }
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
