import type { Figure } from '@/bench/gallery-goals'
export const measureServed = async (_p: unknown, _r: number): Promise<Figure[]> => []
