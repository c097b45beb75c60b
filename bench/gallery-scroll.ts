import type { Figure } from '@/bench/gallery-goals'
export const measureScroll = async (_p: unknown): Promise<Figure[]> => []
