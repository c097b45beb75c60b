'use client'
import { ChevronDown, Pencil, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { startTransition, useEffect, useRef, useState } from 'react'
import type { Draft, ShotName } from '@/components/tasks/composer/draft'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import { IconButton } from '@/components/ui/icon-button'
import { later } from '@/components/ui/later'

// Most presses begin a new shot.
const ShotDialog = later(() =>
  import('@/components/tasks/composer/shot-dialog').then((file) => file.ShotDialog),
)
const ShotNaming = later(() =>
  import('@/components/tasks/composer/shot-naming').then((file) => file.ShotNaming),
)

type Props = {
  workspace: string
  projectId: string
  draft: Draft
  change: ChangeDraft
  /** The shot of `takeOfId`, where it is known. */
  shot: ShotName | null
  mayName: boolean
}

/** Whether this begins a shot or is another take of one. */
export const ShotRow = ({ workspace, projectId, draft, change, shot, mayName }: Props) => {
  const t = useTranslations('composer.shot')
  const otherTake = useTranslations('composer')('otherTake')
  const newInstead = useTranslations('composer')('newShotInstead')
  const [open, setOpen] = useState<'choose' | 'name' | null>(null)
  const pencil = useRef<HTMLButtonElement>(null)
  const wasNaming = useRef(false)
  useEffect(() => {
    if (wasNaming.current && open === null) pencil.current?.focus()
    wasNaming.current = open === 'name'
  }, [open])
  const close = () => setOpen(null)
  if (open === 'name' && shot) {
    return (
      <ShotNaming
        workspace={workspace}
        shot={shot}
        onClose={close}
        onNamed={(name) => change({ shot: { ...shot, name } })}
      />
    )
  }
  const words = () => {
    if (!draft.takeOfId) return t('new')
    if (!shot) return otherTake
    const { number, name } = shot
    return name ? t('takeOfNamed', { number, name }) : t('takeOf', { number })
  }
  return (
    <div className="flex items-center gap-1">
      <button
        type="button"
        aria-haspopup="dialog"
        {...ShotDialog.soon}
        aria-label={`${t('choose')}: ${words()}`}
        onClick={() => startTransition(() => setOpen('choose'))}
        className="flex h-8 min-w-0 flex-1 items-center justify-between gap-2 rounded-md border border-edge bg-panel px-3 text-left text-sm hover:border-second touch:h-12"
      >
        <span className="truncate">{words()}</span>
        <ChevronDown className="size-4 shrink-0 text-second" aria-hidden />
      </button>
      {draft.takeOfId && shot && mayName && (
        <IconButton
          ref={pencil}
          label={t('rename')}
          {...ShotNaming.soon}
          onClick={() => startTransition(() => setOpen('name'))}
        >
          <Pencil className="size-4" aria-hidden />
        </IconButton>
      )}
      {draft.takeOfId && (
        <IconButton label={newInstead} onClick={() => change({ takeOfId: null, shot: null })}>
          <X className="size-4" aria-hidden />
        </IconButton>
      )}
      {open === 'choose' && (
        <ShotDialog
          workspace={workspace}
          projectId={projectId}
          onClose={close}
          onChoose={(chosen) => change(chosen)}
        />
      )}
    </div>
  )
}
