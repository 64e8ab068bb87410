import type { Plugin } from 'vite'

const id = '\0schakel-silent-logger'

/**
 * The mail library brings a logger for those who want its lines, a megabyte with a writer and threads of its own. Mail is not written
 * about here: in its place stands one that says nothing.
 */
export function withoutLogger(): Plugin {
  return {
    name: 'schakel-without-logger',
    enforce: 'pre',
    resolveId: source => (source === 'pino' ? id : undefined),
    load(asked) {
      if (asked !== id) return undefined
      const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map(level => `${level}() {}`)
      return `const silent = { level: 'silent', child: () => silent, ${levels.join(', ')} }\nexport default () => silent\n`
    },
  }
}
