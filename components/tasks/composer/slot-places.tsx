import { cx } from '@/components/ui/cx'
import type { Fields } from '@/lib/kling/catalog'

type Props = { draft: { images: unknown[] }; fields: Fields }

const boxStyle = 'rounded-picture border border-edge border-dashed'

/** The shape of one frame or video. */
export const slotShape = 'aspect-[190/108] min-h-24'

/** Where one will stand. */
export const SlotPlace = () => <div className={cx(slotShape, boxStyle)} />

/** Where the slots will stand, so that nothing below them moves when they come. */
export const SlotPlaces = ({ draft, fields }: Props) => (
  <>
    {fields.image !== 'absent' && (
      <div className="grid grid-cols-2 gap-2">
        <SlotPlace />
        <SlotPlace />
      </div>
    )}
    {fields.images !== 'absent' && (
      <div className="flex flex-col gap-2">
        {draft.images.length > 0 && (
          <div className="flex flex-col gap-1.5">
            {draft.images.map((_, index) => (
              <div key={index} className="h-8 touch:h-9" />
            ))}
          </div>
        )}
        <div className={cx(draft.images.length > 0 ? 'min-h-12' : 'min-h-36', boxStyle)} />
      </div>
    )}
    {fields.video !== 'absent' && (
      <div className="grid grid-cols-2 gap-2">
        <SlotPlace />
      </div>
    )}
  </>
)
