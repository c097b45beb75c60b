import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { MOVEMENT_KEYS, movementDetail } from '@/components/credits/movement-words'
import { cx } from '@/components/ui/cx'
import { TimeAgo } from '@/components/ui/time-ago'
import { useFormat } from '@/components/ui/use-format'
import { useSpeak } from '@/components/ui/use-speak'
import { shotAndTake } from '@/components/videos/video-words'
import type { LedgerLine } from '@/lib/credits/ledger-view'
import { keyOfNote } from '@/lib/credits/own-notes'
import { say } from '@/lib/intl/said'
import { scriptLang } from '@/lib/script-lang'
import { videoTitle } from '@/lib/videos/video-title'

type Props = {
  /** Newest first. */
  entries: LedgerLine[]
  workspace: string
  /** ISO 8601. */
  now: string
}

const COLUMNS = ['when', 'what', 'who', 'purpose', 'available', 'held', 'balance'] as const

/**
 * A table where there is room for its columns. On a narrow screen a row becomes a block of a few
 * lines, whose amounts say in words what their column would have said.
 */
export const Ledger = ({ entries, workspace, now }: Props) => {
  const t = useTranslations('credits.ledger')
  return (
    <table className="block w-full text-left wide:table">
      <caption className="sr-only">{t('caption')}</caption>
      <thead className="sr-only wide:not-sr-only wide:table-header-group">
        <tr>
          {COLUMNS.map((name, at) => (
            <th
              key={name}
              scope="col"
              className={cx(
                'border-b py-2 font-normal text-sm text-third wide:px-3 wide:first:pl-0 wide:last:pr-0',
                at >= 4 && 'text-right',
              )}
            >
              {t(`columns.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block wide:table-row-group">
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} workspace={workspace} now={now} />
        ))}
      </tbody>
    </table>
  )
}

const cell = 'wide:border-b wide:px-3 wide:py-2 wide:align-top wide:first:pl-0 wide:last:pr-0'
const figure = `${cell} figures whitespace-nowrap text-right`

type RowProps = { entry: LedgerLine; workspace: string; now: string }

const Row = ({ entry, workspace, now }: RowProps) => {
  const t = useTranslations('credits.ledger')
  const format = useFormat()
  const balance = format.number(entry.balanceAfter)
  return (
    <tr className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b py-2.5 wide:table-row wide:border-0">
      <td
        className={cx(
          cell,
          'order-5 whitespace-nowrap text-second max-wide:col-span-2 max-wide:truncate max-wide:text-xs',
        )}
      >
        <TimeAgo at={entry.at} now={now} />
        {entry.memberName && <span className="wide:hidden"> · {entry.memberName}</span>}
      </td>
      <td className={cx(cell, 'order-1 wide:whitespace-nowrap')}>
        <What entry={entry} />
      </td>
      <td className={cx(cell, 'order-4 text-second max-wide:hidden')}>
        <span className="block max-w-40 truncate" title={entry.memberName ?? undefined}>
          {entry.memberName}
        </span>
      </td>
      <td className={cx(cell, 'order-3 min-w-0 wide:w-full wide:max-w-0')}>
        <Purpose entry={entry} workspace={workspace} />
      </td>
      <td
        className={cx(figure, 'order-2 font-medium', !entry.amountAvailable && 'max-wide:hidden')}
      >
        <Amount credits={entry.amountAvailable} />
      </td>
      <td
        className={cx(
          figure,
          'order-2 text-second',
          entry.amountAvailable !== 0 && 'max-wide:hidden',
        )}
      >
        <span className="max-wide:hidden">
          <Amount credits={entry.amountHeld} />
        </span>
        <span className="text-xs wide:hidden">
          {t('heldAmount', { credits: format.signed(entry.amountHeld) })}
        </span>
      </td>
      <td className={cx(figure, 'order-4 text-second max-wide:text-xs')}>
        <span className="max-wide:hidden">{balance}</span>
        <span className="wide:hidden">{t('left', { credits: balance })}</span>
      </td>
    </tr>
  )
}

const What = ({ entry }: { entry: LedgerLine }) => {
  const t = useTranslations('credits')
  const detail = movementDetail({ t, format: useFormat() }, entry)
  return (
    <span className="figures">
      <span className="whitespace-nowrap font-medium">{t(MOVEMENT_KEYS[entry.kind])}</span>
      {detail && <span className="text-second"> · {detail}</span>}
    </span>
  )
}

/** Nothing moved is an empty place, not a zero among amounts; it is still told to those who listen. */
const Amount = ({ credits }: { credits: number }) => {
  const t = useTranslations('credits.ledger')
  const format = useFormat()
  return credits === 0 ? <span className="sr-only">{t('unchanged')}</span> : format.signed(credits)
}

const Purpose = ({ entry, workspace }: { entry: LedgerLine; workspace: string }) => {
  const t = useTranslations('videos')
  const speak = useSpeak()
  const { prompt, projectName, take, note } = entry
  const ownNote = note === null ? null : keyOfNote(note)
  // A task without a video has a page of its own at the same place.
  const page = entry.videoId ?? entry.taskId
  return (
    <span className="flex min-w-0 flex-col items-start">
      {prompt !== null && page && (
        <Link
          href={`/w/${workspace}/videos/${page}`}
          prefetch={false}
          title={prompt}
          lang={scriptLang(prompt)}
          className="-my-0.5 max-w-full truncate rounded-xs py-0.5 underline decoration-hairline underline-offset-3 hover:decoration-ink"
        >
          {videoTitle(prompt, t('untitled'))}
        </Link>
      )}
      {note && (
        <span className="max-w-full truncate text-second">
          {ownNote ? speak(say(ownNote)) : note}
        </span>
      )}
      {projectName && (
        <span className="flex max-w-full text-third text-xs">
          <span className="truncate" title={projectName}>
            {projectName}
          </span>
          {take && (
            <span className="figures shrink-0 whitespace-pre">{` · ${shotAndTake(t, take)}`}</span>
          )}
        </span>
      )}
    </span>
  )
}
