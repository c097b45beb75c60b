import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'

const VideoNotFound = () => (
  <>
    <h1 className="sr-only">Not found</h1>
    <EmptyState
      title="There is no such video or task in this workspace."
      action={<ButtonLink href="/">To your studio</ButtonLink>}
    />
  </>
)

export default VideoNotFound
