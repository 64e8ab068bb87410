import type { ReactNode, RefObject } from 'react'
import {
  Dialog,
  DialogTrigger,
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Popover as AriaPopover,
  Tooltip as AriaTooltip,
  TooltipTrigger,
} from 'react-aria-components'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import styles from './popover.module.css'

interface PopoverProps {
  readonly label: string
  /** The button that opens it; or say `isOpen` and beside what it stands. */
  readonly trigger?: ReactNode
  readonly isOpen?: boolean
  readonly beside?: RefObject<Element | null>
  readonly onClose?: () => void
  readonly children: ReactNode
}

/** Something small beside what it is about; Esc and a press elsewhere close it. */
export function Popover({ label, trigger, isOpen, beside, onClose, children }: PopoverProps) {
  const popover = (
    <AriaPopover
      className={styles.popover ?? ''}
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(beside === undefined ? {} : { triggerRef: beside })}
      // Marked as those that a button opens are: keys pressed in it are its own, Esc first of all.
      {...(trigger === undefined ? { trigger: 'Key' } : {})}
      onOpenChange={open => {
        if (!open) onClose?.()
      }}
    >
      <Dialog className={styles.dialog ?? ''} aria-label={label}>
        {children}
      </Dialog>
    </AriaPopover>
  )
  if (trigger === undefined) return popover
  return (
    <DialogTrigger>
      {trigger}
      {popover}
    </DialogTrigger>
  )
}

interface MenuProps {
  readonly label: string
  readonly trigger: ReactNode
  readonly items: readonly {
    readonly id: string
    readonly label: string
    readonly icon?: IconName
    readonly onAction: () => void
  }[]
}

export function Menu({ label, trigger, items }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <AriaPopover className={styles.popover ?? ''}>
        <AriaMenu className={styles.menu ?? ''} aria-label={label}>
          {items.map(({ id, label: text, icon, onAction }) => (
            <MenuItem className={styles.item ?? ''} id={id} key={id} textValue={text} onAction={onAction}>
              {icon !== undefined && <Icon name={icon} size="small" />}
              {text}
            </MenuItem>
          ))}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  )
}

/** Words for an icon, on hover and on focus. */
export function Tooltip({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <TooltipTrigger delay={600}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ''} placement="bottom">
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
