'use client'
import { useTranslations } from 'next-intl'
import type { Draft } from '@/components/tasks/composer/draft'
import { ShotListEnd } from '@/components/tasks/composer/shot-list-end'
import { useShots } from '@/components/tasks/composer/use-shots'
import { cx } from '@/components/ui/cx'
import { Dialog } from '@/components/ui/dialog'
import { FrameLater } from '@/components/ui/frame-later'
import { useMoreEachFrame } from '@/components/ui/use-frame-later'
import { scriptLang } from '@/lib/script-lang'
import type { ShotView } from '@/lib/tasks/page-shots'

type Props = {
  workspace: string
  projectId: string
  onClose: () => void
  onChoose: (chosen: Pick<Draft, 'takeOfId' | 'shot'>) => void
}

export const ShotDialog = ({ onClose, ...rest }: Props) => {
  const t = useTranslations('composer.shot')
  return (
    <Dialog open onClose={onClose} title={t('choose')}>
      <FrameLater>
        <ShotList {...rest} onDone={onClose} />
      </FrameLater>
    </Dialog>
  )
}

/** A third of what comes at once, and about as many as are seen without scrolling. */
const AT_ONCE = 12

const rowStyle =
  'grid min-h-10 w-full grid-cols-[minmax(0,1fr)_auto] content-center items-baseline gap-x-3 rounded-md px-2 py-1 text-left hover:bg-raised active:bg-pressed touch:min-h-12'

const ShotList = ({
  workspace,
  projectId,
  onChoose,
  onDone,
}: Omit<Props, 'onClose'> & { onDone: () => void }) => {
  const t = useTranslations('composer.shot')
  const count = useTranslations('composer.takes')
  const list = useShots(workspace, projectId)
  const { shots } = list
  const taken = shots?.filter(({ takeOfId }) => takeOfId !== null) ?? []
  const drawn = useMoreEachFrame(taken.length, AT_ONCE)
  const choose = (shot: ShotView | null) => {
    onChoose(
      shot
        ? {
            takeOfId: shot.takeOfId,
            shot: { id: shot.id, number: shot.number, name: shot.name },
          }
        : { takeOfId: null, shot: null },
    )
    onDone()
  }
  const nameOf = ({ number, name }: ShotView) =>
    name ? t('numberNamed', { number, name }) : t('number', { number })
  return (
    <div className="flex flex-col gap-3">
      <ul>
        <li>
          <button type="button" onClick={() => choose(null)} className={rowStyle}>
            <span className="font-medium text-sm">{t('new')}</span>
          </button>
        </li>
        {taken.slice(0, drawn).map((shot) => (
          <li key={shot.id} className="border-t">
            <button type="button" onClick={() => choose(shot)} className={rowStyle}>
              <span title={nameOf(shot)} className="truncate font-medium text-sm">
                {nameOf(shot)}
              </span>
              <span className="figures text-second text-xs">
                {count('count', { takes: shot.takes })}
              </span>
              {shot.prompt && (
                <span
                  lang={scriptLang(shot.prompt)}
                  title={shot.prompt}
                  className="col-span-2 truncate text-second text-xs"
                >
                  {shot.prompt}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {shots?.length === 0 && <p className="text-second">{t('none')}</p>}
      {/* The button keeps the focus, and is seen where it stays. */}
      <ShotListEnd {...list} className={cx(drawn < taken.length && 'opacity-0')} />
    </div>
  )
}
