'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { TimeAgo } from '@/components/ui/time-ago'
import { useCheck } from '@/components/ui/use-check'
import { useSpeak } from '@/components/ui/use-speak'
import { checkBooks } from '@/lib/credits/actions'
import type { AuditReport } from '@/lib/credits/audit-report'
import { problemWords, reportWords } from '@/lib/credits/audit-words'

type Checked = { report: AuditReport; at: string }

/** Proves the ledger on demand, and says what was read where it was asked. */
export const CheckBooks = ({ workspace }: { workspace: string }) => {
  const t = useTranslations('credits.books')
  const { busy, found, error, check } = useCheck(() => checkBooks({ workspace }), t('lost'))

  return (
    // The button ends with the table; what was found stands before it, and on a narrow screen below.
    <div className="flex min-w-0 flex-1 flex-row-reverse flex-wrap items-baseline gap-x-2 gap-y-1 max-wide:contents">
      <Button variant="quiet" onClick={check} busy={busy} className="-mr-2 touch:-mr-3">
        {t('check')}
      </Button>
      <div role="status" className="figures min-w-0 text-second text-sm max-wide:basis-full">
        {busy && <span className="sr-only">{t('checking')}</span>}
        {found && <Found report={found.found} at={found.at} />}
      </div>
      {error && (
        <p role="alert" className="font-medium text-sm max-wide:basis-full">
          {error}
        </p>
      )}
    </div>
  )
}

const Found = ({ report, at }: Checked) => {
  const t = useTranslations('credits.books')
  const speak = useSpeak()
  return (
    <>
      <p>
        {speak(reportWords(report))} · {t.rich('checked', { when: () => <TimeAgo at={at} /> })}
      </p>
      {report.problems.length > 0 && (
        <ul className="mt-1 list-disc space-y-1 pl-4 text-loss">
          {report.problems.map((problem) => {
            const words = problemWords(problem, speak)
            return (
              <li key={words} className="break-words">
                {words}
              </li>
            )
          })}
        </ul>
      )}
      {report.problemCount > report.problems.length && <p className="mt-1">{t('more')}</p>}
    </>
  )
}
