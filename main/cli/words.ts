/** Values as people read them. */
export function formatInstant(instant: number | null | undefined): string {
  return instant === null || instant === undefined
    ? ''
    : `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')}Z`
}

export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  return bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} KiB` : `${(bytes / 1024 ** 2).toFixed(1)} MiB`
}

export function formatGrade(grade: { readonly source: string; readonly information: string } | null): string | null {
  return grade && `${grade.source}${grade.information}`
}
