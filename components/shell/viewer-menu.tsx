'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Menu } from '@/components/ui/menu'
import { signOut } from '@/lib/auth/actions'

/** As wide and high as the other places of the bar. */
const BELOW =
  'min-w-0 [&>button]:h-14 [&>button]:w-full [&>button]:justify-center [&>button]:rounded-md'

type Props = {
  workspace: string
  name: string
  email: string
  /** Instead of the face in the bar above: the button in the bar below, under the thumb. */
  below?: ReactNode
}

/** What belongs to the viewer, and the screens that have no place of their own in the bar below. */
export const ViewerMenu = ({ workspace, name, email, below }: Props) => {
  const t = useTranslations('shell')
  const auth = useTranslations('auth')
  return (
    <Menu
      label={below === undefined ? t('accountMenu', { name }) : t('nav.me')}
      trigger={below ?? <Avatar name={name} />}
      up={below !== undefined}
      className={below === undefined ? undefined : BELOW}
      heading={
        <>
          <p className="truncate font-medium">{name}</p>
          <p className="truncate text-third text-xs">{email}</p>
        </>
      }
      items={[
        { label: t('nav.credits'), href: `/w/${workspace}/credits` },
        { label: t('nav.settings'), href: `/w/${workspace}/settings` },
        { label: t('account'), href: `/account?from=${workspace}` },
        { label: auth('signOut'), onSelect: () => void signOut() },
      ]}
    />
  )
}
