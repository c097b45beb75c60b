import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'

/** Said alike for what never was, what is gone, and what belongs to another team. */
const NotFound = () => (
  <main className="grid min-h-dvh place-items-center">
    <h1 className="sr-only">Not found</h1>
    <EmptyState
      title="There is nothing at this address, or it is not yours to see."
      action={<ButtonLink href="/">Go to your studio</ButtonLink>}
    />
  </main>
)

export default NotFound
