import { ClosedLink } from '@/components/share/closed-link'

const NotFound = () => <ClosedLink />

export default NotFound
