import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/ui/use-format'
import { DifferenceValue } from '@/components/videos/compare/difference-value'
import { MarkedWords } from '@/components/videos/compare/marked-words'
import { shotAndTake } from '@/components/videos/video-words'
import { compareSettings, type Difference } from '@/lib/videos/compare'
import { SIDES } from '@/lib/videos/compare-keys'
import { differingWords } from '@/lib/videos/compare-words'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Props = {
  videos: readonly [VideoDetailView, VideoDetailView]
  /** The workspace's slug. */
  workspace: string
}

/** Only the settings that differ, each side below its film, and what both cost. */
export const Differences = ({ videos, workspace }: Props) => {
  const t = useTranslations('compare')
  const words = useTranslations('videos')
  const format = useFormat()
  const [left, right] = videos
  const differences = compareSettings(left, right)
  const apart = right.billedCredits - left.billedCredits
  return (
    <section aria-labelledby="differences" className="space-y-2">
      <h2 id="differences" className="font-semibold">
        {t('differences')}
      </h2>
      {differences.length === 0 && <p className="text-second">{t('nothing')}</p>}
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">{t('tableCaption')}</caption>
        <thead className="sr-only">
          <tr>
            {SIDES.map((side) => (
              <th key={side} scope="col">
                {t('side', { side, name: shotAndTake(words, videos[side]) })}
              </th>
            ))}
          </tr>
        </thead>
        {differences.map((difference) => (
          <Row key={difference.field} name={t(`fields.${difference.field}`)}>
            {cellsOf(difference, workspace)}
          </Row>
        ))}
        <Row name={t('fields.cost')}>
          {videos.map(({ id, billedCredits, estimatedCredits }, side) => (
            <span key={id} className="figures">
              {words('facts.billed', { credits: format.number(billedCredits) })}
              <span className="text-second">
                {' · '}
                {words('facts.estimated', { credits: format.number(estimatedCredits) })}
                {side === 1 && apart !== 0 && (
                  <> · {t('apart', { credits: format.signed(apart) })}</>
                )}
              </span>
            </span>
          ))}
        </Row>
      </table>
    </section>
  )
}

const cellsOf = (difference: Difference, workspace: string) => {
  if (difference.field === 'prompt' || difference.field === 'negativePrompt') {
    const [left, right] = difference.values
    return differingWords(left ?? '', right ?? '').map((runs, side) => (
      <MarkedWords key={SIDES[side]} runs={runs} />
    ))
  }
  return SIDES.map((side) => (
    <DifferenceValue key={side} difference={difference} side={side} workspace={workspace} />
  ))
}

const Row = ({ name, children }: { name: string; children: React.ReactNode[] }) => (
  <tbody className="border-t">
    <tr>
      <th colSpan={2} scope="rowgroup" className="pt-2 text-left font-normal text-second text-xs">
        {name}
      </th>
    </tr>
    <tr>
      {SIDES.map((side) => (
        <td key={side} className="break-words pt-0.5 pr-3 pb-2 align-top last:pr-0">
          {children[side]}
        </td>
      ))}
    </tr>
  </tbody>
)
