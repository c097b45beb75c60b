'use client'
import { Bookmark } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { startTransition, useState } from 'react'
import type { PresetDraft } from '@/components/presets/preset-draft'
import { Button } from '@/components/ui/button'
import { later } from '@/components/ui/later'

// Most visits use no preset; the list comes with its first opening.
const PresetDialog = later(() =>
  import('@/components/presets/preset-dialog').then((file) => file.PresetDialog),
)

type Props = {
  workspace: string
  draft: PresetDraft
  /** What using a preset changes in the draft. */
  onUse: (change: Partial<PresetDraft>, name: string) => void
  /** A word like those beside it, and not a tool among others. */
  isInHead?: boolean | undefined
}

/** Settings under a name: the button in the composer and the list behind it. */
export const PresetMenu = ({ workspace, draft, onUse, isInHead }: Props) => {
  const t = useTranslations('presets')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="quiet"
        size={isInHead ? 'md' : 'sm'}
        aria-haspopup="dialog"
        {...PresetDialog.soon}
        onClick={() => startTransition(() => setOpen(true))}
      >
        {!isInHead && <Bookmark className="size-3.5" aria-hidden />}
        {t('open')}
      </Button>
      {open && (
        <PresetDialog
          workspace={workspace}
          draft={draft}
          onClose={() => setOpen(false)}
          onUse={onUse}
        />
      )}
    </>
  )
}
