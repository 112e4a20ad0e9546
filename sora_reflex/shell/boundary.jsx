// Keeps a fault in one page from taking the whole screen with it.
import { Component } from "react";

export class Boundary extends Component {
  state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <div className="empty" role="alert">
        <h1 className="h26">This page stopped working</h1>
        <p>Nothing of yours is lost. Loading it again usually helps.</p>
        <div className="acts">
          <button type="button" className="btn solid" onClick={() => window.location.reload()}>
            Load again
          </button>
        </div>
      </div>
    );
  }
}
