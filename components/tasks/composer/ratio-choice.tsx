'use client'
import { useTranslations } from 'next-intl'
import { Segmented } from '@/components/ui/segmented'
import { ASPECT_RATIOS, type AspectRatio } from '@/lib/kling/catalog'

/** A ratio drawn as its shape, 16 px on its longer side. */
export const RatioShape = ({ ratio }: { ratio: number }) => {
  const [width, height] = ratio >= 1 ? [16, 16 / ratio] : [16 * ratio, 16]
  return (
    <svg viewBox="0 0 18 18" className="size-4.5 shrink-0" aria-hidden="true">
      <rect
        x={(18 - width) / 2}
        y={(18 - height) / 2}
        width={width}
        height={height}
        rx="1.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.25"
      />
    </svg>
  )
}

export const ratioOf = (ratio: AspectRatio): number => {
  const [width = 1, height = 1] = ratio.split(':').map(Number)
  return width / height
}

type Props = { value: AspectRatio; onChange: (ratio: AspectRatio) => void }

export const RatioChoice = ({ value, onChange }: Props) => (
  <Segmented
    label={useTranslations('composer')('ratio')}
    value={value}
    onChange={onChange}
    options={ASPECT_RATIOS.map((ratio) => ({
      value: ratio,
      label: ratio,
      icon: <RatioShape ratio={ratioOf(ratio)} />,
    }))}
  />
)
