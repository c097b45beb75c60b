import { cx } from '@/components/ui/cx'
import { initials } from '@/components/ui/initials'

/** A hue of its own for every name; lightness stays at .5, so that white letters keep 4.5:1. */
const hueOf = (name: string): number => {
  let hash = 7
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360
  return hash
}

/** The person is named beside it or by the control around it: this is only a picture. */
export const Avatar = ({ name, className }: { name: string; className?: string }) => (
  <span
    aria-hidden="true"
    style={{ backgroundColor: `oklch(0.5 0.1 ${hueOf(name)})` }}
    className={cx(
      'inline-grid size-[26px] shrink-0 select-none place-items-center rounded-full font-semibold text-2xs text-on-picture',
      className,
    )}
  >
    {initials(name)}
  </span>
)
