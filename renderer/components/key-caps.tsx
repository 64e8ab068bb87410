import styles from './key-caps.module.css'

/** Drawn for the eye only: the button says its key to programs that read aloud. */
export function KeyCaps({ caps }: { readonly caps: readonly string[] }) {
  return caps.map((cap, index) => (
    <kbd className={styles.cap} key={`${index} ${cap}`} aria-hidden="true">
      {cap}
    </kbd>
  ))
}
