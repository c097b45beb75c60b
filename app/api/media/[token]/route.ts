import { serveLinkedInput } from '@/lib/media/serve-input'
import { errorResponse } from '@/lib/route'

const serve = async (
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> => {
  try {
    return await serveLinkedInput(request, (await params).token, new Date())
  } catch (error) {
    return errorResponse(error)
  }
}

export { serve as GET, serve as HEAD }
