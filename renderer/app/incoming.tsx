import { useEffect, useEffectEvent, useState } from 'react'
import { useRegistry } from '../actions/registry-context.ts'
import { Icon } from '../components/icon.tsx'
import { useTexts } from '../i18n/language-context.tsx'
import { isRunning } from '../state/imports.ts'
import { useImports } from './imports-context.tsx'
import { useNavigate } from './navigation-context.tsx'
import styles from './incoming.module.css'

/** The whole window takes files that are dropped on it or pasted into it; pasted words go to the form of a note. */
export function Incoming() {
  const { t } = useTexts()
  const { go } = useNavigate()
  const { store, start } = useImports()
  const registry = useRegistry()
  const [isOver, setOver] = useState(false)
  /** A dialog is answered first. */
  const isHeld = () => Math.max(...registry.getState().layers) > 0

  const take = (files: readonly File[]): void => {
    go({ screen: 'import' })
    start(async () => {
      const grant = await window.schakel.grantDropped(files)
      store.getState().sayNothing(grant === null)
      return grant
    })
  }
  const drag = useEffectEvent((event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files') !== true) return
    event.preventDefault()
    event.dataTransfer.dropEffect = isHeld() ? 'none' : 'copy'
    setOver(!isHeld())
  })
  const leave = useEffectEvent((event: DragEvent) => {
    // Into another element is not out of the window.
    if (event.relatedTarget === null) setOver(false)
  })
  const drop = useEffectEvent((event: DragEvent) => {
    setOver(false)
    event.preventDefault()
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length > 0 && !isHeld()) take(files)
  })
  const paste = useEffectEvent((event: ClipboardEvent) => {
    if (isHeld() || event.clipboardData === null || isField(event.target)) return
    const files = [...event.clipboardData.files]
    const text = event.clipboardData.getData('text/plain')
    if (files.length > 0) take(files)
    else if (text.trim() !== '') {
      store.getState().paste(text)
      go({ screen: 'import', note: 'desk' })
    } else return
    event.preventDefault()
  })
  useEffect(() => {
    const heard = [
      ['dragenter', drag],
      ['dragover', drag],
      ['dragleave', leave],
      ['drop', drop],
    ] as const
    for (const [name, hear] of heard) window.addEventListener(name, hear)
    window.addEventListener('paste', paste)
    return () => {
      for (const [name, hear] of heard) window.removeEventListener(name, hear)
      window.removeEventListener('paste', paste)
    }
  }, [])

  if (!isOver) return null
  const isBusy = isRunning(store.getState())
  return (
    <div className={styles.overlay}>
      <div className={styles.words}>
        <Icon name={isBusy ? 'clock' : 'import'} size="large" />
        <p className={styles.title}>{isBusy ? t('import.isRunning') : t('import.letGo')}</p>
        <p className={styles.why}>{isBusy ? t('import.isRunningWhy') : t('import.letGoWhy')}</p>
      </div>
    </div>
  )
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable=true]') !== null
}
