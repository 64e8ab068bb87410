import { createContext, use, useState, type ReactNode } from 'react'
import { Hidden } from '../components/hidden.tsx'
import styles from './announce.module.css'

const AnnounceContext = createContext<(text: string) => void>(() => undefined)

/** Says aloud what changed, for people who do not see it. */
export function useAnnounce(): (text: string) => void {
  return use(AnnounceContext)
}

export function Announcer({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', count: 0 })
  return (
    <AnnounceContext value={text => setSaid(({ count }) => ({ text, count: count + 1 }))}>
      {children}
      <div className={styles.said} role="status">
        {/* A new element each time: the same words twice are said twice. */}
        <Hidden key={said.count}>{said.text}</Hidden>
      </div>
    </AnnounceContext>
  )
}
