import { defaultLook, textSizeBounds } from '../../../src/contract/look.ts'
import { useAction } from '../../actions/use-action.ts'
import { useLook } from '../look-context.tsx'

export function useTextSizeKeys(): void {
  const { look, change } = useLook()
  const { least, most, step } = textSizeBounds
  const by = (steps: number) => () =>
    change({ textSize: Math.min(most, Math.max(least, look.textSize + steps * step)) })
  useAction('everywhere.larger', by(1))
  useAction('everywhere.smaller', by(-1))
  useAction('everywhere.normal', () => change({ textSize: defaultLook.textSize }))
}
