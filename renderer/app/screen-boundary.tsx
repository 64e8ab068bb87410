import { Component, type ReactNode } from 'react'

interface ScreenBoundaryProps {
  /** In place of what could not be drawn. */
  readonly instead: (again: () => void) => ReactNode
  readonly children: ReactNode
}

/** A screen that goes wrong takes nothing along: the frame around it, the keys and the way elsewhere stay. */
export class ScreenBoundary extends Component<ScreenBoundaryProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true }
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children
    return this.props.instead(() => this.setState({ isBroken: false }))
  }
}
