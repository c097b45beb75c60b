export type Screen = 'studio' | 'gallery' | 'inputs' | 'credits' | 'settings'
export type NavLink = { screen: Screen; href: string; active: boolean }

/** The screens of a workspace, and which of them an address belongs to. */
export const navLinks = (workspace: string, pathname: string): NavLink[] => {
  const root = `/w/${workspace}`
  const isIn = (...parts: string[]) =>
    parts.some((part) => pathname === `${root}/${part}` || pathname.startsWith(`${root}/${part}/`))
  return [
    { screen: 'studio', href: root, active: pathname === root },
    { screen: 'gallery', href: `${root}/gallery`, active: isIn('gallery', 'videos') },
    { screen: 'inputs', href: `${root}/inputs`, active: isIn('inputs') },
    { screen: 'credits', href: `${root}/credits`, active: isIn('credits') },
    { screen: 'settings', href: `${root}/settings`, active: isIn('settings') },
  ]
}
