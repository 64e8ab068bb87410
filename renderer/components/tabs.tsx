import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import styles from './tabs.module.css'

export interface TabItem<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly count?: string | undefined
  readonly content: ReactNode
}

interface TabsProps<Id extends string> {
  readonly label: string
  readonly tabs: readonly TabItem<Id>[]
  readonly value: Id
  readonly onChange: (id: Id) => void
  /** At the end of the row of tabs. */
  readonly beside?: ReactNode
}

export function Tabs<Id extends string>({ label, tabs, value, onChange, beside }: TabsProps<Id>) {
  return (
    <AriaTabs
      className={styles.tabs ?? ''}
      selectedKey={value}
      onSelectionChange={key => {
        const chosen = tabs.find(({ id }) => id === key)
        if (chosen !== undefined) onChange(chosen.id)
      }}
    >
      <div className={styles.row}>
        <TabList className={styles.list ?? ''} aria-label={label}>
          {tabs.map(({ id, label: text, count }) => (
            <Tab className={styles.tab ?? ''} id={id} key={id}>
              {text}
              {count !== undefined && <span className={styles.count}>{count}</span>}
            </Tab>
          ))}
        </TabList>
        {beside}
      </div>
      {tabs.map(({ id, content }) => (
        <TabPanel className={styles.panel ?? ''} id={id} key={id}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
