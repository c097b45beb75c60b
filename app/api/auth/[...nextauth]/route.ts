import { authOptionsFor } from '@/lib/auth/options'
import { runNextAuth } from '@/lib/auth/run-next-auth'
import { errorResponse } from '@/lib/route'

type Context = { params: Promise<{ nextauth: string[] }> }

const handle = async (request: Request, { params }: Context): Promise<Response> => {
  try {
    const { nextauth } = await params
    return await runNextAuth(request, nextauth, await authOptionsFor(request))
  } catch (error) {
    return errorResponse(error, request)
  }
}

export { handle as GET, handle as POST }
