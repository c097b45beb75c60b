export type Screen =
  | 'studio'
  | 'gallery'
  | 'collections'
  | 'screening'
  | 'inputs'
  | 'credits'
  | 'settings'
export type NavLink = {
  screen: Screen
  href: string
  active: boolean
  /** The screen that leads to it, and stands for it, where there is no room for both. */
  under?: Screen
}

/**
 * The screens of a workspace, and which of them an address belongs to.
 * @param isTask of a task that has no video yet: it is in the studio and not in the gallery
 */
export const navLinks = (workspace: string, pathname: string, isTask: boolean): NavLink[] => {
  const root = `/w/${workspace}`
  const isIn = (...parts: string[]) =>
    parts.some((part) => pathname === `${root}/${part}` || pathname.startsWith(`${root}/${part}/`))
  return [
    { screen: 'studio', href: root, active: isTask || pathname === root },
    {
      screen: 'gallery',
      href: `${root}/gallery`,
      // Its videos and all that is made of them: what belongs to no other screen.
      active:
        !isTask &&
        pathname !== root &&
        !isIn('collections', 'screening', 'inputs', 'credits', 'settings'),
    },
    ...(['collections', 'screening'] as const).map((screen) => ({
      screen,
      href: `${root}/${screen}`,
      active: isIn(screen),
      under: 'gallery' as const,
    })),
    { screen: 'inputs', href: `${root}/inputs`, active: isIn('inputs') },
    { screen: 'credits', href: `${root}/credits`, active: isIn('credits') },
    { screen: 'settings', href: `${root}/settings`, active: isIn('settings') },
  ]
}
