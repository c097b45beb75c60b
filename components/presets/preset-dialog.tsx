'use client'
import { useTranslations } from 'next-intl'
import type { SyntheticEvent } from 'react'
import type { PresetDraft } from '@/components/presets/preset-draft'
import { PresetList } from '@/components/presets/preset-list'
import { Dialog } from '@/components/ui/dialog'

type Props = {
  workspace: string
  draft: PresetDraft
  open: boolean
  onClose: () => void
  onUse: (change: Partial<PresetDraft>, name: string) => void
}

/** What is typed or pasted here is not the composer's, in whose form the dialog stands. */
const keepInside = (event: SyntheticEvent) => event.stopPropagation()

export const PresetDialog = ({ open, onClose, ...rest }: Props) => {
  const t = useTranslations('presets')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps events from what stands around it
    <div className="contents" onKeyDown={keepInside} onPaste={keepInside} onDrop={keepInside}>
      <Dialog open={open} onClose={onClose} title={t('open')}>
        <PresetList {...rest} onDone={onClose} />
      </Dialog>
    </div>
  )
}
