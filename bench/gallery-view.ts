import type { Figure } from '@/bench/gallery-goals'
export const measureFirstView = async (_p: unknown): Promise<Figure[]> => []
