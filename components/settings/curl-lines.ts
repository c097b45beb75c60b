/** Two calls to begin with, as they go into a terminal. A token holds letters and digits alone. */
export const curlLines = (base: string, token: string) => ({
  generate: [
    `curl ${base}/api/generate \\`,
    `  -H 'Authorization: Bearer ${token}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -H 'Idempotency-Key: harbour-1' \\`,
    `  -d '{"type":"std-text-to-video","prompt":"A quiet harbour at dawn","duration":5,"sound":false}'`,
  ].join('\n'),
  status: [
    `curl '${base}/api/status?task_id=TASK_ID' \\`,
    `  -H 'Authorization: Bearer ${token}'`,
  ].join('\n'),
})
