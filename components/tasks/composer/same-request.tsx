'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Said } from '@/components/ui/said'
import { TimeAgo } from '@/components/ui/time-ago'
import type { SameView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  same: SameView
  /** Of how many prompts of one press it is one. */
  among: number
}

/** That it would be paid for twice is said where it is ordered; who wants it presses all the same. */
export const SameRequest = ({ workspace, same, among }: Props) => {
  const t = useTranslations('composer.same')
  const ago = () => <TimeAgo at={same.at} />
  return (
    <p className="flex flex-wrap items-center justify-between gap-x-3 text-second text-xs">
      <Said>
        {same.mine
          ? t.rich('mine', { ago, among })
          : t.rich('other', { ago, among, name: same.member.name })}
      </Said>
      <Link
        href={`/w/${workspace}/videos/${same.taskId}`}
        className="inline-flex min-h-6 items-center rounded-xs text-ink underline decoration-edge underline-offset-2 touch:min-h-12"
      >
        {t('look')}
      </Link>
    </p>
  )
}
