import Link from 'next/link'
import { cx } from '@/components/ui/cx'
import { TimeAgo } from '@/components/ui/time-ago'
import type { LedgerLine } from '@/lib/credits/ledger-view'
import { MOVEMENT_WORDS, movementDetail } from '@/lib/credits/movement-words'
import { formatCredits, formatSignedCredits } from '@/lib/format'
import { scriptLang } from '@/lib/script-lang'
import { videoTitle } from '@/lib/videos/video-title'

type Props = {
  /** Newest first. */
  entries: LedgerLine[]
  workspace: string
  /** ISO 8601. */
  now: string
}

const COLUMNS = ['When', 'What', 'Who', 'For', 'Available', 'Held', 'Balance']

/**
 * A table where there is room for its columns. On a narrow screen a row becomes a block of three
 * lines, whose amounts say in words what their column would have said.
 */
export const Ledger = ({ entries, workspace, now }: Props) => (
  <table className="block w-full text-left wide:table">
    <caption className="sr-only">Movements of credits, newest first</caption>
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
            {name}
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

const cell = 'wide:border-b wide:px-3 wide:py-2 wide:align-top wide:first:pl-0 wide:last:pr-0'
const figure = `${cell} figures whitespace-nowrap text-right`

type RowProps = { entry: LedgerLine; workspace: string; now: string }

const Row = ({ entry, workspace, now }: RowProps) => (
  <tr className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b py-2.5 wide:table-row wide:border-0">
    <td className={cx(cell, 'order-5 whitespace-nowrap text-second max-wide:text-xs')}>
      <TimeAgo at={entry.at} now={now} />
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
    <td className={cx(figure, 'order-2 font-medium', !entry.amountAvailable && 'max-wide:hidden')}>
      <Amount credits={entry.amountAvailable} />
    </td>
    <td
      className={cx(
        figure,
        'order-2 text-second',
        entry.amountAvailable !== 0 && 'max-wide:hidden',
      )}
    >
      <Amount credits={entry.amountHeld} />
      <span className="text-xs wide:hidden"> held</span>
    </td>
    <td className={cx(figure, 'order-4 text-second max-wide:text-xs')}>
      {formatCredits(entry.balanceAfter)}
      <span className="wide:hidden"> left</span>
    </td>
  </tr>
)

const What = ({ entry }: { entry: LedgerLine }) => {
  const detail = movementDetail(entry)
  return (
    <span className="figures">
      <span className="whitespace-nowrap font-medium">{MOVEMENT_WORDS[entry.kind]}</span>
      {detail && <span className="text-second"> · {detail}</span>}
    </span>
  )
}

/** Nothing moved is an empty place, not a zero among amounts; it is still told to those who listen. */
const Amount = ({ credits }: { credits: number }) =>
  credits === 0 ? <span className="sr-only">unchanged</span> : formatSignedCredits(credits)

const Purpose = ({ entry, workspace }: { entry: LedgerLine; workspace: string }) => {
  const { prompt, projectName, note } = entry
  // A task without a video has a page of its own at the same place.
  const page = entry.videoId ?? entry.taskId
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      {prompt !== null && page && (
        <Link
          href={`/w/${workspace}/videos/${page}`}
          prefetch={false}
          title={prompt}
          lang={scriptLang(prompt)}
          className="truncate rounded-xs underline decoration-hairline underline-offset-3 hover:decoration-ink"
        >
          {videoTitle(prompt)}
        </Link>
      )}
      {note && <span className="truncate text-second">{note}</span>}
      {projectName && <span className="shrink-0 truncate text-third">{projectName}</span>}
    </span>
  )
}
