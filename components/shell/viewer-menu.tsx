'use client'
import { Avatar } from '@/components/ui/avatar'
import { Menu } from '@/components/ui/menu'
import { signOut } from '@/lib/auth/actions'

type Props = { name: string; email: string }

export const ViewerMenu = ({ name, email }: Props) => (
  <Menu
    label={`Account menu of ${name}`}
    trigger={<Avatar name={name} />}
    heading={
      <>
        <p className="truncate font-medium">{name}</p>
        <p className="truncate text-third text-xs">{email}</p>
      </>
    }
    items={[
      { label: 'Account', href: '/account' },
      { label: 'Sign out', onSelect: () => void signOut() },
    ]}
  />
)
