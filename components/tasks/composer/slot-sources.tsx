'use client'
import { Images, Link2 } from 'lucide-react'
import { useState } from 'react'
import type { MediaKind } from '@/components/tasks/composer/take-files'
import { Apart } from '@/components/ui/apart'
import { IconButton } from '@/components/ui/icon-button'
import { later } from '@/components/ui/later'
import type { InputView } from '@/lib/media/input-view'

const InputPicker = later(() =>
  import('@/components/inputs/input-picker').then((file) => file.InputPicker),
)

type Props = {
  workspace: string
  kind: MediaKind
  /** What the two buttons are called. */
  labels: { inputs: string; address: string }
  /** How many still fit; one is chosen at once. */
  most?: number
  onInputs: (inputs: InputView[]) => void
  onAddress: () => void
  className?: string
}

/** The two other ways to fill a place: from the inputs, and by an address. */
export const SlotSources = ({ labels, most, onInputs, onAddress, className, ...rest }: Props) => {
  // Loaded at the first press, and kept: a dialog that is taken away gives no focus back.
  const [picking, setPicking] = useState<boolean | null>(null)
  return (
    <div className={className}>
      <IconButton
        label={labels.inputs}
        {...InputPicker.soon}
        onClick={() => setPicking(true)}
        size="sm"
      >
        <Images className="size-4" aria-hidden />
      </IconButton>
      <IconButton label={labels.address} data-by-address onClick={onAddress} size="sm">
        <Link2 className="size-4" aria-hidden />
      </IconButton>
      {picking !== null && (
        <Apart>
          <InputPicker
            {...rest}
            open={picking}
            onClose={() => setPicking(false)}
            multiple={most !== undefined && most > 1}
            most={most}
            onChoose={onInputs}
          />
        </Apart>
      )}
    </div>
  )
}
