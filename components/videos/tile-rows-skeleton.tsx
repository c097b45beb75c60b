import { tileRows } from '@/components/videos/tile-rows'

/** Ratios as a team's day might have them: the shape of what is coming, without pretending more. */
const RATIOS = [1.78, 1.78, 0.56, 1.78, 1, 1.78, 1.78, 1.78, 0.56, 1.78, 1, 1.78]

export const TileRowsSkeleton = () => (
  <div aria-hidden="true">
    <div className="flex h-[3.25rem] items-end pb-3">
      <div className="h-4 w-36 rounded-xs bg-raised" />
    </div>
    <div className={tileRows}>
      {RATIOS.map((ratio, at) => (
        <div
          key={at}
          className="rounded-picture bg-raised"
          style={{ flexGrow: ratio, flexBasis: `calc(var(--row) * ${ratio})`, aspectRatio: ratio }}
        />
      ))}
    </div>
  </div>
)
