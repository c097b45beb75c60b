const SCREENS = [
  'studio',
  'gallery',
  'collections',
  'screening',
  'inputs',
  'credits',
  'settings',
] as const

export type Screen = (typeof SCREENS)[number]
export type NavLink = {
  screen: Screen
  href: string
  active: boolean
  /** Found by way of the gallery, where there is no room for all. */
  isMinor: boolean
}

/**
 * The screens of a workspace, and which of them an address belongs to.
 * @param isTask of a task that has no video yet: it is in the studio and not in the gallery
 */
export const navLinks = (workspace: string, pathname: string, isTask: boolean): NavLink[] => {
  const root = `/w/${workspace}`
  const part = pathname.split('/')[3]
  const here =
    isTask || pathname === root
      ? 'studio'
      : // Its videos and all that is made of them: what belongs to no other screen.
        (SCREENS.find((screen) => screen === part) ?? 'gallery')
  return SCREENS.map((screen) => ({
    screen,
    href: screen === 'studio' ? root : `${root}/${screen}`,
    active: screen === here,
    isMinor: screen === 'collections' || screen === 'screening',
  }))
}
