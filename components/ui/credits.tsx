/** One way to write an amount: grouped, without decimals. */
export const formatCredits = (value: number): string => new Intl.NumberFormat('en-US').format(value)

/** An amount of credits, in figures of one width. The unit stands beside it, in words. */
export const Credits = ({ value, className }: { value: number; className?: string }) => (
  <span className={className ? `figures ${className}` : 'figures'}>{formatCredits(value)}</span>
)
