import { useState } from 'react'
import { rivalOf } from '../../actions/conflicts.ts'
import { keyNameOf } from '../../actions/key-names.ts'
import { actionRows, type ActionId } from '../../actions/table.ts'
import { useLook } from '../../app/look-context.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextField } from '../../components/text-field.tsx'
import { capTexts } from '../../i18n/key-texts.ts'
import { useTexts } from '../../i18n/language-context.tsx'

interface ChangeKeyProps {
  readonly id: ActionId
  readonly onClose: () => void
}

/** Keys with which one leaves the field and the dialog. */
const leaving = /^(Shift\+)?(Tab|Escape)$/

/** Takes the next key that is pressed in the field. A key that means something else there is refused, with what it means. */
export function ChangeKey({ id, onClose }: ChangeKeyProps) {
  const { t } = useTexts()
  const { look, change } = useLook()
  const [key, setKey] = useState<string | null>(null)
  const { text, keys = [] } = actionRows[id]
  const [usual = ''] = keys
  // A sequence keeps its first key: only the second is one's own.
  const before = usual.includes(' ') ? `${usual.split(' ')[0] ?? ''} ` : ''
  const rival = key === null ? undefined : rivalOf(id, key, { letterKeys: true, remapped: look.keys })
  const setTo = (chosen: string | null): void => {
    const others = Object.fromEntries(Object.entries(look.keys).filter(([other]) => other !== id))
    change({ keys: chosen === null ? others : { ...others, [id]: chosen } })
    onClose()
  }
  return (
    <Dialog
      title={t('settings.changeKeyOf', { action: t(text) })}
      isOpen
      onClose={onClose}
      actions={
        <>
          {id in look.keys && <Button onPress={() => setTo(null)}>{t('settings.usualKey')}</Button>}
          <Button onPress={onClose}>{t('dialog.cancel')}</Button>
          <Button
            kind="primary"
            isUnavailable={key === null || rival !== undefined}
            onPress={() => {
              if (key !== null && rival === undefined) setTo(key)
            }}
          >
            {t('settings.useKey')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('settings.newKey')}
        name="key"
        help={t('settings.newKeyHelp')}
        value={key === null ? '' : capTexts(key, t).join(' ')}
        onChange={() => undefined}
        autoFocus
        onKeyDown={event => {
          const name = keyNameOf(event)
          if (name === null || leaving.test(name)) return
          event.preventDefault()
          setKey(`${before}${name}`)
        }}
      />
      {rival !== undefined && (
        <Notice kind="warn">{t('settings.keyTaken', { action: t(actionRows[rival].text) })}</Notice>
      )}
    </Dialog>
  )
}
