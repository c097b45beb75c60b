export type NavLink = { label: string; href: string; active: boolean }

/** The screens of a workspace, and which of them an address belongs to. */
export const navLinks = (workspace: string, pathname: string): NavLink[] => {
  const root = `/w/${workspace}`
  const isIn = (...parts: string[]) =>
    parts.some((part) => pathname === `${root}/${part}` || pathname.startsWith(`${root}/${part}/`))
  return [
    { label: 'Studio', href: root, active: pathname === root },
    { label: 'Gallery', href: `${root}/gallery`, active: isIn('gallery', 'videos') },
    { label: 'Credits', href: `${root}/credits`, active: isIn('credits') },
    { label: 'Settings', href: `${root}/settings`, active: isIn('settings') },
  ]
}
