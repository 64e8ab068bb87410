import { useId } from 'react'
import type { BoundAction } from '../actions/use-action.ts'
import { Button, type ButtonKind } from './button.tsx'
import styles from './button.module.css'

interface ActionButtonProps {
  readonly of: BoundAction
  readonly kind?: ButtonKind
  readonly size?: 'normal' | 'small'
  readonly withIcon?: boolean
  readonly isBusy?: boolean
  /** Instead of the action's own text, where the place says it better. */
  readonly label?: string
}

/** The button of an action. One that cannot be used now keeps the focus and says why. */
export function ActionButton({
  of,
  kind = 'plain',
  size = 'normal',
  withIcon = true,
  isBusy = false,
  label,
}: ActionButtonProps) {
  const why = useId()
  const isUnavailable = of.unavailable !== undefined
  return (
    <>
      <Button
        kind={kind}
        size={size}
        isBusy={isBusy}
        isUnavailable={isUnavailable}
        caps={of.caps}
        {...(withIcon && of.icon !== undefined ? { icon: of.icon } : {})}
        {...(of.shortcut === undefined ? {} : { shortcut: of.shortcut })}
        describedBy={isUnavailable ? why : undefined}
        onPress={() => {
          if (!isUnavailable && !isBusy) of.run()
        }}
      >
        {label ?? of.label}
      </Button>
      {isUnavailable && (
        <span className={styles.why} id={why}>
          {of.unavailable}
        </span>
      )}
    </>
  )
}
