import { capsOf } from '../actions/key-names.ts'
import type { Translate } from './catalogue.ts'

const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
}

/** What is drawn on the caps of a key, in the person's language. */
export function capTexts(name: string, t: Translate): string[] {
  return capsOf(name).map(cap => {
    if (cap === 'Space') return t('key.space')
    if (cap === 'Escape') return t('key.escape')
    return signs[cap] ?? cap
  })
}
