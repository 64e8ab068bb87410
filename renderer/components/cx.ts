/** Class names joined; what is missing is left out. */
export function cx(...names: readonly (string | false | undefined)[]): string {
  return names.filter(name => name !== false && name !== undefined).join(' ')
}
