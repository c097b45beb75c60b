/**
 * Whether an e-mail address has a host without a dot, "sam@studio": right within a network of one's
 * own, and otherwise most often a slip, which no mail from outside would reach.
 */
export const isLocalAddress = (email: string): boolean => /^[^\s@]+@[^\s@.]+$/.test(email.trim())
