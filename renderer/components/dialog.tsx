import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Layer } from '../actions/layer.tsx'
import { cx } from './cx.ts'
import styles from './dialog.module.css'

interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  readonly width?: 'normal' | 'wide'
  /** Buttons at the foot, the first action last in the row. */
  readonly actions?: ReactNode
  /** Hidden where the content is its own heading, as in the palette. */
  readonly isTitleShown?: boolean
  readonly place?: 'middle' | 'top'
}

/** Over everything: Esc closes it without an effect, and the focus goes back to where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  width = 'normal',
  isTitleShown = true,
  place = 'middle',
}: DialogProps) {
  return (
    <ModalOverlay
      className={cx(styles.overlay, styles[place])}
      isOpen={isOpen}
      onOpenChange={open => {
        if (!open) onClose()
      }}
      isDismissable
    >
      <Modal className={cx(styles.modal, styles[width])}>
        <AriaDialog className={styles.dialog ?? ''} {...(isTitleShown ? {} : { 'aria-label': title })}>
          <Layer>
            {isTitleShown && (
              <Heading slot="title" level={2} className={styles.title ?? ''}>
                {title}
              </Heading>
            )}
            <div className={styles.content}>{children}</div>
            {actions !== undefined && <div className={styles.actions}>{actions}</div>}
          </Layer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
