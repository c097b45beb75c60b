import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/ui/use-format'
import { useSourceWords } from '@/components/videos/takes/use-source-words'
import { compareHref } from '@/lib/videos/compare-href'
import { type BranchLine, branchLines, type Take } from '@/lib/videos/takes'

type Props = {
  takes: Take[]
  /** Which video is shown on the page. */
  shownId: string
  /** The workspace's slug. */
  workspace: string
}

/** Deeper ones are indented no further. */
const DEEPEST = 6

/** What came from what, each under its source, with what a branch cost; folded away at first. */
export const Branches = ({ takes, shownId, workspace }: Props) => {
  const t = useTranslations('takes')
  const lines = branchLines(takes)
  if (lines.length === 0) return null
  return (
    <details className="group/branches">
      <summary className="flex min-h-6 w-fit cursor-pointer items-center gap-1 rounded-xs text-second hover:text-ink touch:min-h-12">
        <ChevronRight
          className="size-4 transition-transform group-open/branches:rotate-90"
          aria-hidden
        />
        {t('branches')}
      </summary>
      <ul className="mt-1 max-h-80 overflow-y-auto">
        {lines.map((line) => (
          <Line key={line.take.id} line={line} shownId={shownId} workspace={workspace} />
        ))}
      </ul>
    </details>
  )
}

type LineProps = { line: BranchLine; shownId: string; workspace: string }

const Line = ({ line: { take, depth, branch }, shownId, workspace }: LineProps) => {
  const t = useTranslations('takes')
  const words = useTranslations('videos')
  const format = useFormat()
  const from = useSourceWords()(take)
  const [source] = take.sources
  const name = words('shotAndTake', { shot: take.shotNumber, take: take.takeNumber })
  const link =
    'rounded-xs underline decoration-edge underline-offset-2 hover:decoration-ink touch:py-3'
  return (
    <li
      className="flex min-h-6 flex-wrap items-baseline gap-x-2 border-hairline border-l text-second touch:min-h-12"
      style={{ marginLeft: `${Math.min(depth, DEEPEST)}rem`, paddingLeft: '0.5rem' }}
    >
      {take.isTrashed ? (
        <span>{t('inTrash', { name })}</span>
      ) : (
        <Link
          href={`/w/${workspace}/videos/${take.id}`}
          prefetch={false}
          aria-current={take.id === shownId ? 'page' : undefined}
          className={`${link} ${take.id === shownId ? 'font-semibold' : 'font-medium'} text-ink`}
        >
          {name}
        </Link>
      )}
      {from && <span>{from}</span>}
      <span className="figures">
        {t('credits', { credits: format.number(take.billedCredits) })}
        {branch && ` · ${t('branchOf', { credits: format.number(branch.credits) })}`}
      </span>
      {source && !take.isTrashed && (
        <Link
          href={compareHref(workspace, [source.videoId, take.id])}
          prefetch={false}
          aria-label={t('compareWithSource', { name })}
          className={link}
        >
          {t('whatDiffers')}
        </Link>
      )}
    </li>
  )
}
