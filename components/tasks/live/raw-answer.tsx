/** The provider's own words, one click away. */
export const RawAnswer = ({ text }: { text: string }) => (
  <details className="open:basis-full">
    <summary className="inline-flex min-h-6 list-none items-center rounded-xs text-third text-xs underline underline-offset-2 hover:text-ink">
      What Kling answered
    </summary>
    <pre className="mt-1 max-h-48 overflow-auto whitespace-pre-wrap break-all rounded-picture bg-raised p-2 font-mono text-2xs text-second">
      {text}
    </pre>
  </details>
)
