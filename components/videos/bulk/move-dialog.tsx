'use client'
import { useTranslations } from 'next-intl'
import { ShotListEnd } from '@/components/tasks/composer/shot-list-end'
import { useShots } from '@/components/tasks/composer/use-shots'
import { Dialog } from '@/components/ui/dialog'
import { FrameLater } from '@/components/ui/frame-later'
import type { TargetShot } from '@/components/videos/bulk/use-bulk'

type Props = {
  workspace: string
  /** Of all that is chosen; null where they are of several, which have no shot in common. */
  projectId: string | null
  count: number
  onMove: (shot: TargetShot) => void
  onClose: () => void
}

const rowStyle =
  'flex min-h-10 w-full items-center justify-between gap-3 rounded-md px-2 text-left hover:bg-raised active:bg-pressed touch:min-h-12'

/** Which shot the chosen takes belong to. */
export const MoveDialog = ({ workspace, projectId, count, onMove, onClose }: Props) => {
  const t = useTranslations('bulk')
  return (
    <Dialog open onClose={onClose} title={t('moveTitle', { count })}>
      {projectId ? (
        <FrameLater>
          <Shots workspace={workspace} projectId={projectId} onMove={onMove} />
        </FrameLater>
      ) : (
        <p className="text-second">{t('severalProjects')}</p>
      )}
    </Dialog>
  )
}

type ShotsProps = { workspace: string; projectId: string; onMove: (shot: TargetShot) => void }

const Shots = ({ workspace, projectId, onMove }: ShotsProps) => {
  const t = useTranslations('composer.shot')
  const words = useTranslations('composer.takes')
  const list = useShots(workspace, projectId)
  return (
    <div className="flex flex-col gap-3">
      <ul>
        {list.shots?.map(({ id, number, name, takes }) => (
          <li key={id} className="border-t first:border-t-0">
            <button type="button" onClick={() => onMove({ id, number, name })} className={rowStyle}>
              <span className="truncate font-medium">
                {name ? t('numberNamed', { number, name }) : t('number', { number })}
              </span>
              <span className="figures shrink-0 text-second text-xs">
                {words('count', { takes })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <ShotListEnd {...list} />
    </div>
  )
}
