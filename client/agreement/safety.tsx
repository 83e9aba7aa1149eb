/** A fault in drawing the page takes nothing along: the document and its connection live outside of it. */
import { Component, type ReactNode } from 'react';

interface State {
  readonly failed: boolean;
}

/** Shows what can be done when drawing the page failed; what was typed is still being sent and kept. */
export class Safety extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="blad-pagina smal">
        <h1>Deze pagina kan niet verder</h1>
        <div className="melding fout" role="alert">
          <p>
            Er ging iets mis bij het tonen van de overeenkomst. Wat u schreef, staat op dit toestel en wordt nog
            verstuurd zolang deze pagina openstaat.
          </p>
          <button type="button" className="knop" onClick={() => this.setState({ failed: false })}>
            Opnieuw tonen
          </button>
          <button type="button" className="knop" onClick={() => location.reload()}>
            Pagina herladen
          </button>
        </div>
      </main>
    );
  }
}
